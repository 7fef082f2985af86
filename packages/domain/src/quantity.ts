import { formatScaled, parseScaled, trimZeros } from './decimal.ts';

declare const unit: unique symbol;

/** A count of units (shares, lots) or of nominal in major currency units, times 10^4: a safe integer. */
export type Quantity = number & { readonly [unit]: 'quantity' };
export const QUANTITY_DECIMALS = 4;
export const QUANTITY_SCALE = 10 ** QUANTITY_DECIMALS;

/** @throws RangeError when the scaled quantity is not a safe integer. */
export function quantity(scaled: number): Quantity {
	if (!Number.isSafeInteger(scaled)) throw new RangeError(`${scaled} is not a safe integer of 1/${QUANTITY_SCALE} units`);
	return (scaled + 0) as Quantity;
}

/** Reads units such as `1500` or `0.25`. @throws BadDecimalError past four decimals. */
export function parseQuantity(text: string): Quantity {
	return quantity(parseScaled(text, QUANTITY_DECIMALS));
}

/** Writes units without zeros at the end: `1500`, `0.25`. */
export function formatQuantity(scaled: Quantity): string {
	return trimZeros(formatScaled(scaled, QUANTITY_DECIMALS));
}
