import { currency } from '../currency.ts';
import { PRICE_SCALE } from '../price.ts';
import { QUANTITY_SCALE, type Quantity, quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import { marketValue, type PricedPer } from './valuation.ts';

/**
 * The quantity that a position's market value is of: what is owned, and collateral received that may be used, which the record does not
 * name. It is taken to be whole units. Null where no such quantity has that value.
 */
export function heldQuantity(
	{ settled, price, currency: code, marketValue: value }: Pick<Position, 'settled' | 'price' | 'currency' | 'marketValue'>,
	per: PricedPer,
): Quantity | null {
	if (price === null) return settled;
	const worth = (held: Quantity) => marketValue(held, price, { currency: code, per });
	const own = worth(settled);
	if (own === value) return settled;
	const unit = (price * 10 ** currency(code).exponent) / (PRICE_SCALE * (per === 'HUNDRED' ? 100 : 1));
	const received = Math.round((value - own) / unit) * QUANTITY_SCALE;
	if (!(received > 0) || !Number.isSafeInteger(settled + received)) return null;
	const held = quantity(settled + received);
	return worth(held) === value ? held : null;
}
