import {
	type CounterpartyRecord,
	countsByDay,
	type EntityRecord,
	type OverrideProposal,
	onLine,
	type Posting,
	type RulebookId,
	rulebook,
	type SecuredDeal,
	type TradeContributions,
	type TradeTerms,
	tradeContributions,
	tradeLiability,
	valueDateOf,
} from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { writeLiability } from '../lcr/share-liability.ts';
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
	/** The counterparty is of the group. */
	readonly intragroup: boolean;
	/** Rulebooks that the trade is judged under, the entity's own first. */
	readonly rulebooks: readonly RulebookId[];
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
 * classification decides their line; what nets goes to its netting set. Neither depends on the rulebook, so the first one's are taken.
 */
export function writeTradeShare(trade: TradeTerms, context: TradeShareContext, share: ShareBuilder): TradeContributions {
	const { row, entity, cells, intragroup, confirmations } = context;
	const result = contributionsUnder(entity.rulebook, trade, context);
	writeFlows(result, entity.rulebook, context, share);
	for (const id of context.rulebooks) {
		if (id !== entity.rulebook) writeFlows(contributionsUnder(id, trade, context), id, context, share);
	}
	for (const deal of result.secured) writeSecured(deal, context, share);
	for (const { key, currency, amount } of result.netting) {
		share.add(cells.id({ kind: 'netting', entityId: entity.entityId, variant: 'adjusted', key, currency, intragroup }), amount);
	}
	writeStock(result, context, share);
	const liability = tradeLiability(trade, (postingId) => confirmations.has(row, postingId));
	writeLiability(share, cells, { entityId: entity.entityId, liability, intragroup });
	return result;
}

function contributionsUnder(id: RulebookId, trade: TradeTerms, context: TradeShareContext): TradeContributions {
	const { row, posted, entity, day, counterparty, intragroup, confirmations } = context;
	const settled = (postingId: string) => confirmations.has(row, postingId);
	const asked = { calculationDate: day.date, settled, entityCountry: entity.country, counterparty, intragroup };
	return tradeContributions(trade, asked, rulebook(id), posted);
}

function writeFlows({ contributions }: TradeContributions, id: RulebookId, context: TradeShareContext, share: ShareBuilder): void {
	if (contributions.length === 0) return;
	const { cells, entity, override, intragroup, posted } = context;
	const lines = new LineWriter(cells, share, entity.entityId, id, intragroup);
	for (const booked of contributions) {
		const counted = override === null ? booked : onLine(booked, override, rulebook(id), valueDateOf(posted, booked.postingId));
		lines.adjusted(counted);
		if (counted === booked) continue;
		lines.booked(booked, 0, 1);
		lines.booked(counted, 0, -1);
	}
}

function writeSecured(deal: SecuredDeal, { entity, rulebooks, position, positions, cells }: TradeShareContext, share: ShareBuilder): void {
	if (position < 0) return;
	const { side, counterparty, currency, intragroup } = deal;
	const due = rulebooks.some((id) => countsByDay(rulebook(id))) ? deal.due : null;
	const cell = {
		kind: 'secured',
		entityId: entity.entityId,
		variant: 'adjusted',
		position: positions.table.key(position),
		currency,
		side,
		counterparty,
		due,
		intragroup,
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
