import { minor, subtractMinor } from '../money.ts';
import { marketValue, type PricedPer, redemption } from '../position/valuation.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { type ClassifiedHolding, reclassified } from './preview.ts';

/**
 * Only what was bought can be told from the rest of a holding. What was sold is not held any more: on its own it would be a short position
 * that the bank does not have. The collateral of a repo stays with the rest.
 */
export function canBeCarved(trade: TradeTerms): trade is Extract<TradeTerms, { assetClass: 'BOND' | 'EQUITY' | 'COMMODITY' }> {
	switch (trade.assetClass) {
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return trade.details.side === 'BUY';
		default:
			return false;
	}
}

/** A position without one of its trades, and the trade on its own. */
export interface Carved {
	readonly rest: ClassifiedHolding;
	readonly slice: ClassifiedHolding;
}

/**
 * Splits a position as an override of one trade does: the slice is the settled quantity of the trade, free of encumbrance and of
 * secured deals, which stay with the rest. A trade that has not settled, and one without a price, is worth nothing yet.
 */
export function carve(position: Position, settled: Quantity, per: PricedPer): Carved {
	const { currency: code, price } = position;
	const value = price === null ? minor(0) : marketValue(settled, price, { currency: code, per });
	const restValue = subtractMinor(position.marketValue, value);
	const maturing = minor(Math.min(position.maturing, redemption(quantity(Math.max(0, settled)), code)));
	const encumberedValue = minor(Math.min(position.encumberedValue, Math.max(0, restValue)));
	return {
		rest: reclassified(
			{ ...position, marketValue: restValue, encumberedValue, maturing: subtractMinor(position.maturing, maturing) },
			position,
		),
		slice: reclassified({ ...position, marketValue: value, encumberedValue: minor(0), maturing, secured: [] }, position),
	};
}
