import { minor } from '../money.ts';
import { heldQuantity } from '../position/held-quantity.ts';
import { marketValue, type PricedPer, redemption } from '../position/valuation.ts';
import { quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import { type ClassifiedHolding, reclassified } from './preview.ts';

/** What is known of the holding that takes its trade back. */
export interface UncarveContext {
	readonly per: PricedPer;
	/** What the override that decides about the rest says of encumbrance; null where none does. */
	readonly encumbered: boolean | null;
}

/**
 * What `carve` has split, as one holding that stands where the rest stands. Null where the records do not say it: a rest of which all is
 * given as collateral may have given more than it holds.
 */
export function uncarve(rest: Position, slice: Position, { per, encumbered }: UncarveContext): ClassifiedHolding | null {
	if (slice.settled === 0) return reclassified(rest, rest);
	const { currency: code, price, secured } = rest;
	const ofRest = heldQuantity(rest, per);
	if (ofRest === null || slice.encumberedQuantity !== 0) return null;
	if (encumbered === null && rest.encumberedQuantity >= Math.max(0, ofRest)) return null;
	const held = ofRest + slice.settled;
	const given = encumbered === null ? rest.encumberedQuantity : encumbered ? held : 0;
	const free = rest.settled + slice.settled - given;
	const worth = (amount: number) => (price === null ? minor(0) : marketValue(quantity(amount), price, { currency: code, per }));
	const isDue = rest.maturing > 0 || slice.maturing > 0;
	const maturing = isDue && free > 0 ? redemption(quantity(free), code) : minor(0);
	const encumberedValue = worth(Math.max(0, Math.min(held, given)));
	const { maturesOn = null } = rest;
	return reclassified({ currency: code, marketValue: worth(held), encumberedValue, maturing, maturesOn, secured }, rest);
}
