declare const unit: unique symbol;

/** A price times 10^6: a safe integer. Bonds per 100 of nominal, everything else per unit. */
export type Price = number & { readonly [unit]: 'price' };
export const PRICE_SCALE = 1_000_000;

/** @throws RangeError when the scaled price is negative or not a safe integer. */
export function price(scaled: number): Price {
	if (!Number.isSafeInteger(scaled) || scaled < 0) throw new RangeError(`${scaled} is not a price in 1/${PRICE_SCALE}`);
	return scaled as Price;
}
