import {
	type CounterpartyRecord,
	type EntityRecord,
	type ItemContribution,
	type OverrideProposal,
	onLine,
	type Posting,
	rulebook,
	type SecuredDeal,
	type TradeContributions,
	type TradeTerms,
	tradeContributions,
} from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { LineWriter } from '../lcr/share-lines.ts';
import type { ShareBuilder } from '../lcr/shares.ts';
import type { PositionBook } from '../position/position-book.ts';
import type { BusinessDay } from '../reference/reference-index.ts';
import type { Confirmations } from './confirmations.ts';

export interface TradeShareContext {
	readonly row: number;
	readonly posted: readonly Posting[];
	readonly entity: EntityRecord;
	readonly day: BusinessDay;
	readonly counterparty: CounterpartyRecord | null;
	/** The holding that the trade buys into, sells from or is secured by; −1 without one. */
	readonly position: number;
	/** An override of the trade or its counterparty that names a flow line. */
	readonly override: OverrideProposal | null;
	readonly cells: Cells;
	readonly positions: PositionBook;
	readonly confirmations: Confirmations;
}

/**
 * Writes what an unsettled trade adds to the LCR. The flows of secured deals go to the holding that secures them, because its
 * classification decides their line; what nets goes to its netting set.
 */
export function writeTradeShare(trade: TradeTerms, context: TradeShareContext, share: ShareBuilder): TradeContributions {
	const { row, posted, entity, day, counterparty, cells, confirmations } = context;
	const book = rulebook(entity.rulebook);
	const result = tradeContributions(
		trade,
		{
			calculationDate: day.date,
			settled: (postingId) => confirmations.has(row, postingId),
			entityCountry: entity.country,
			counterparty,
		},
		book,
		posted,
	);
	const lines = new LineWriter(cells, share, entity.entityId);
	for (const contribution of result.contributions) writeFlow(contribution, context, lines);
	for (const deal of result.secured) writeSecured(deal, context, share);
	for (const { key, currency, amount } of result.netting) {
		share.add(cells.id({ kind: 'netting', entityId: entity.entityId, variant: 'adjusted', key, currency }), amount);
	}
	writeStock(result, context, share);
	return result;
}

function writeFlow(booked: ItemContribution, { entity, override }: TradeShareContext, lines: LineWriter): void {
	const counted = override === null ? booked : onLine(booked, override, rulebook(entity.rulebook));
	lines.adjusted(counted);
	if (counted === booked) return;
	lines.booked(booked, 0, 1);
	lines.booked(counted, 0, -1);
}

function writeSecured(deal: SecuredDeal, { entity, position, positions, cells }: TradeShareContext, share: ShareBuilder): void {
	if (position < 0) return;
	const { side, counterparty, currency } = deal;
	const cell = {
		kind: 'secured',
		entityId: entity.entityId,
		variant: 'adjusted',
		position: positions.table.key(position),
		currency,
		side,
		counterparty,
	} as const;
	share.add(cells.id({ ...cell, part: 'CASH' }), deal.cash, deal.unwindCash);
	share.add(cells.id({ ...cell, part: 'COLLATERAL' }), deal.unwindQuantity);
}

function writeStock({ stock }: TradeContributions, { row, position, positions }: TradeShareContext, share: ShareBuilder): void {
	if (position < 0) return;
	for (const { kind, quantity } of stock) {
		if (kind === 'ENCUMBERED' && positions.startedBeforeOpening(row, position)) continue;
		// A sale that an override has carved out has nothing of its own yet: what it sells still stands in the rest of the holding.
		const from = kind === 'PENDING_SALE' ? positions.wholeOf(position) : position;
		share.add(positions.adjustmentId(from, kind), quantity);
	}
}
