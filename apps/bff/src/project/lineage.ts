import { type LineageResponse, type LineageTrade, MAX_LINEAGE_TRADES } from '@tideline/api';
import { type Position, type Trade, tradeOfSecurityKey } from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import { decide } from './decision.ts';
import type { Projection } from './projection.ts';
import type { StreamTable } from './stream-table.ts';

interface LineageDeps {
	codecs: Codecs;
	projection: Projection;
}

/** What is behind a position: the rule that decides and its trades, newest first, each with the place of its raw message. */
export function lineage(position: Position, table: StreamTable, deps: LineageDeps): LineageResponse {
	const { reference, overrides } = deps.projection;
	const instrument = reference.instruments.get(position.instrumentId);
	const override = position.overrideId === null ? undefined : overrides.state(position.overrideId);
	return {
		snapshot: table.ref,
		position,
		decision: decide(position, override?.proposal ?? null, reference),
		bookedDecision: override === undefined ? null : decide(position, null, reference),
		issuerId: instrument?.issuerId ?? null,
		issuerName: instrument === undefined ? null : reference.counterpartyName(instrument.issuerId),
		overrideId: position.overrideId,
		totalTrades: position.trades,
		trades: tradesOf(position, deps),
		tradesForgotten: deps.projection.trades.forgotten,
	};
}

/** The latest version of each trade; of a position that was carved out, its one trade. */
function tradesOf(position: Position, { codecs, projection }: LineageDeps): LineageTrade[] {
	const carved = tradeOfSecurityKey(position.key);
	const one = carved === null ? null : projection.trades.find(carved);
	const latest = new Map<string, Trade>();
	for (const record of carved === null ? projection.trades.of(position.key) : one === null ? [] : [one]) {
		const trade = codecs.trade.decode(record);
		const known = latest.get(trade.tradeId);
		if (known === undefined || trade.version > known.version) latest.set(trade.tradeId, trade);
		if (latest.size >= MAX_LINEAGE_TRADES) break;
	}
	return [...latest.values()].map((trade) => lineageTrade(trade, projection.reference.counterpartyName(trade.counterpartyId)));
}

function lineageTrade(trade: Trade, counterpartyName: string): LineageTrade {
	const { tradeId, version, lifecycle, assetClass, book, counterpartyId, tradeDate, valueDate } = trade;
	const { eventTime, receiveTime, late, sourceSystem, source } = trade;
	const head = { tradeId, version, lifecycle, assetClass, book, counterpartyId, counterpartyName, tradeDate, valueDate };
	return { ...head, ...figures(trade), eventTime, receiveTime, late, sourceSystem, source };
}

function figures(trade: Trade): Pick<LineageTrade, 'quantity' | 'price' | 'currency' | 'cashAmount'> {
	switch (trade.assetClass) {
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY': {
			const { side, quantity, price, currency, cashAmount } = trade.details;
			const sign = side === 'BUY' ? 1 : -1;
			return { quantity: sign * quantity, price, currency, cashAmount: -sign * cashAmount };
		}
		case 'REPO': {
			const { side, collateralQuantity, currency, cashAmount } = trade.details;
			const sign = side === 'REPO' ? -1 : 1;
			return { quantity: sign * collateralQuantity, price: null, currency, cashAmount: -sign * cashAmount };
		}
		case 'INTERBANK':
			return { quantity: null, price: null, currency: trade.details.currency, cashAmount: trade.details.principal };
		case 'FX':
		case 'DERIVATIVE':
			return { quantity: null, price: null, currency: '', cashAmount: 0 };
	}
}
