declare const unit: unique symbol;

/** An amount in minor units (pence, cents; whole yen): a safe integer. The currency stands beside it. */
export type Minor = number & { readonly [unit]: 'minor' };

/** @throws RangeError when the amount is not a safe integer: 2^53 minor units are past any bank's books. */
export function minor(value: number): Minor {
	if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer of minor units`);
	return value as Minor;
}
