import { currency } from './currency.ts';
import { formatScaled, parseScaled } from './decimal.ts';

declare const unit: unique symbol;

/** An amount in minor units (pence, cents; whole yen): a safe integer. The currency stands beside it. */
export type Minor = number & { readonly [unit]: 'minor' };

/** An amount that is no safe integer of minor units. */
export class UnsafeAmountError extends RangeError {
	override readonly name = 'UnsafeAmountError';
	constructor(value: number) {
		super(`${value} is not a safe integer of minor units`);
	}
}

/** @throws UnsafeAmountError when the amount is not a safe integer: 2^53 minor units are past any bank's books. */
export function minor(value: number): Minor {
	if (!Number.isSafeInteger(value)) throw new UnsafeAmountError(value);
	// Adding zero turns −0 into 0, so that equal amounts are identical.
	return (value + 0) as Minor;
}

/** @throws RangeError when the sum leaves the safe integers. */
export function addMinor(a: Minor, b: Minor): Minor {
	return minor(a + b);
}

/** @throws RangeError when the difference leaves the safe integers. */
export function subtractMinor(a: Minor, b: Minor): Minor {
	return minor(a - b);
}

/** The same amount, the other way. */
export function negateMinor(amount: Minor): Minor {
	return minor(0 - amount);
}

/** @throws RangeError when a partial sum leaves the safe integers. */
export function sumMinor(amounts: Iterable<Minor>): Minor {
	let sum = minor(0);
	for (const amount of amounts) sum = addMinor(sum, amount);
	return sum;
}

/**
 * Reads major units such as `1234.50`.
 * @throws BadDecimalError when it is no decimal or has more decimals than the currency; UnknownCurrencyError.
 */
export function parseMinor(text: string, currencyCode: string): Minor {
	return minor(parseScaled(text, currency(currencyCode).exponent));
}

/** Writes major units with the currency's decimals, `1234.50`. @throws UnknownCurrencyError. */
export function formatMinor(amount: Minor, currencyCode: string): string {
	return formatScaled(amount, currency(currencyCode).exponent);
}
