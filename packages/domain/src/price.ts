import { formatScaled, parseScaled, trimZeros } from './decimal.ts';

declare const unit: unique symbol;

/** A price times 10^6: a safe integer. Bonds per 100 of nominal, everything else per unit. */
export type Price = number & { readonly [unit]: 'price' };
export const PRICE_DECIMALS = 6;
export const PRICE_SCALE = 10 ** PRICE_DECIMALS;

/** @throws RangeError when the scaled price is negative or not a safe integer. */
export function price(scaled: number): Price {
	if (!Number.isSafeInteger(scaled) || scaled < 0) throw new RangeError(`${scaled} is not a price in 1/${PRICE_SCALE}`);
	return (scaled + 0) as Price;
}

/** Reads a price such as `99.125`. @throws BadDecimalError past six decimals; RangeError below zero. */
export function parsePrice(text: string): Price {
	return price(parseScaled(text, PRICE_DECIMALS));
}

/** Writes a price without zeros at the end: `99.125`. */
export function formatPrice(scaled: Price): string {
	return trimZeros(formatScaled(scaled, PRICE_DECIMALS));
}
