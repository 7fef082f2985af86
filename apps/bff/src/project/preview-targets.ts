import { marketValue, minor, type OverrideProposal, type Position, pricedPer, quantity, type Trade } from '@tideline/domain';
import type { Reference } from './reference.ts';
import { withoutTrade } from './trade-index.ts';

/** The positions that a proposal touches, as they stand; of a trade's position the slice that the trade holds. */
export function touchedPositions(
	{ targetKind, targetId, entityId }: Pick<OverrideProposal, 'targetKind' | 'targetId' | 'entityId'>,
	positions: readonly Position[],
	reference: Reference,
	trade: { trade: Trade; key: string } | null,
): Position[] {
	const within = positions.filter((position) => entityId === null || position.entityId === entityId);
	switch (targetKind) {
		case 'INSTRUMENT':
			// An override of one trade goes before one of its instrument: what it has carved out does not move.
			return within.filter((position) => position.instrumentId === targetId && withoutTrade(position.key) === position.key);
		case 'ISSUER':
			return within.filter((position) => reference.instruments.get(position.instrumentId)?.issuerId === targetId);
		case 'TRADE':
			return trade === null ? [] : tradeSlice(within, trade, reference);
		case 'COUNTERPARTY':
			return [];
	}
}

/** A position that is carved out already is the slice itself. */
function tradeSlice(positions: readonly Position[], { trade, key }: { trade: Trade; key: string }, reference: Reference): Position[] {
	const carved = positions.find((position) => position.key === `${key}#${trade.tradeId}`);
	if (carved !== undefined) return [carved];
	const whole = positions.find((position) => position.key === key);
	if (whole === undefined || (trade.assetClass !== 'BOND' && trade.assetClass !== 'EQUITY' && trade.assetClass !== 'COMMODITY')) return [];
	const instrument = reference.instruments.get(whole.instrumentId);
	if (instrument === undefined || whole.price === null) return [];
	const held = quantity(trade.details.side === 'BUY' ? trade.details.quantity : -trade.details.quantity);
	const value = marketValue(held, whole.price, { currency: whole.currency, per: pricedPer(instrument.kind) });
	return [
		{
			...whole,
			assetClass: trade.assetClass,
			settled: held,
			marketValue: value,
			encumberedValue: minor(0),
			maturing: minor(0),
			secured: [],
		},
	];
}
