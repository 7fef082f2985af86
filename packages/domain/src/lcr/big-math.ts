/** Exact integer arithmetic of the ratio. */
import type { Fraction } from '../fraction.ts';

/** `amount × share`, whole in the unit of a ratio. @throws RangeError when it would have to be rounded. */
export function times(amount: bigint, { num, den }: Fraction): bigint {
	const product = amount * BigInt(num);
	if (product % BigInt(den) !== 0n) throw new RangeError(`${amount} × ${num}/${den} is not whole`);
	return product / BigInt(den);
}

/** `value / divisor` rounded once, half to even; the divisor is positive. */
export function divideHalfEven(value: bigint, divisor: bigint): bigint {
	const quotient = floorDivide(value, divisor);
	const twice = (value - quotient * divisor) * 2n;
	if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
	return quotient + 1n;
}

/** Largest integer not above `value / divisor`; the divisor is positive. */
export function floorDivide(value: bigint, divisor: bigint): bigint {
	const quotient = value / divisor;
	return value % divisor < 0n ? quotient - 1n : quotient;
}

/** `Math.max` does not take BigInt. */
export function maxOf(first: bigint, ...rest: readonly bigint[]): bigint {
	let greatest = first;
	for (const value of rest) if (value > greatest) greatest = value;
	return greatest;
}

/** `Math.min` does not take BigInt. */
export function minOf(first: bigint, ...rest: readonly bigint[]): bigint {
	let least = first;
	for (const value of rest) if (value < least) least = value;
	return least;
}

/** Of two numbers above zero. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
	let [x, y] = [a, b];
	while (y !== 0n) [x, y] = [y, x % y];
	return (a / x) * b;
}
