import { minor, subtractMinor } from '../money.ts';
import { heldQuantity } from '../position/held-quantity.ts';
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
 * secured deals, which stay with the rest. Each part is valued by its own quantity. A trade that has not settled, and one without a price,
 * is worth nothing yet.
 */
export function carve(position: Position, settled: Quantity, per: PricedPer): Carved {
	const { currency: code, price } = position;
	const worth = (held: number) => (price === null ? minor(0) : marketValue(quantity(held), price, { currency: code, per }));
	const value = worth(settled);
	const held = heldQuantity(position, per);
	const restValue = held === null ? subtractMinor(position.marketValue, value) : worth(held - settled);
	const maturing = minor(Math.min(position.maturing, redemption(quantity(Math.max(0, settled)), code)));
	const encumberedValue =
		held === null
			? minor(Math.min(position.encumberedValue, Math.max(0, restValue)))
			: worth(Math.max(0, Math.min(position.encumberedQuantity, held - settled)));
	return {
		rest: reclassified(
			{ ...position, marketValue: restValue, encumberedValue, maturing: subtractMinor(position.maturing, maturing) },
			position,
		),
		slice: reclassified({ ...position, marketValue: value, encumberedValue: minor(0), maturing, secured: [] }, position),
	};
}
