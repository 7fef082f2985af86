declare const unit: unique symbol;

/** A count of units (shares, lots) or of nominal in major currency units, times 10^4: a safe integer. */
export type Quantity = number & { readonly [unit]: 'quantity' };
export const QUANTITY_SCALE = 10_000;

/** @throws RangeError when the scaled quantity is not a safe integer. */
export function quantity(scaled: number): Quantity {
	if (!Number.isSafeInteger(scaled)) throw new RangeError(`${scaled} is not a safe integer of 1/${QUANTITY_SCALE} units`);
	return scaled as Quantity;
}
