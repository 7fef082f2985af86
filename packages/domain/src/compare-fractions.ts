import type { Fraction } from './fraction.ts';

/** Negative, zero or positive as `a` is below, equal to or above `b`; exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
	const left = a.num * b.den;
	const right = b.num * a.den;
	if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
	const difference = BigInt(a.num) * BigInt(b.den) - BigInt(b.num) * BigInt(a.den);
	return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
