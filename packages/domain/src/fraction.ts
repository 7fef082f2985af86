import { BadDecimalError, formatScaled } from './decimal.ts';

/** An exact rate: `num / den`, both safe integers, in lowest terms, `den` positive. */
export interface Fraction {
	readonly num: number;
	readonly den: number;
}

/** Digits of a decimal that a fraction takes: more would leave the safe integers. */
const MAX_DIGITS = 15;

/** @throws RangeError when either part is not a safe integer or the denominator is zero. */
export function fraction(num: number, den: number): Fraction {
	if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den === 0) throw new RangeError(`${num}/${den} is not an exact fraction`);
	const sign = den < 0 ? -1 : 1;
	const divisor = sign * greatestCommonDivisor(Math.abs(num), Math.abs(den));
	return { num: num / divisor + 0, den: den / divisor };
}

/** Reads `0.15` or `15/85` exactly. @throws BadDecimalError when it is neither or has more than 15 digits. */
export function parseFraction(text: string): Fraction {
	const ratio = /^(-?\d{1,15})\/(\d{1,15})$/.exec(text);
	if (ratio && Number(ratio[2]) !== 0) return fraction(Number(ratio[1]), Number(ratio[2]));
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) throw new BadDecimalError(text, 'expected a decimal such as "0.15" or a ratio such as "15/85"');
	const [, sign = '', whole = '', decimals = ''] = match;
	const digits = `${whole}${decimals}`.replace(/^0+/, '');
	if (digits.length > MAX_DIGITS || decimals.length > MAX_DIGITS) throw new BadDecimalError(text, `expected at most ${MAX_DIGITS} digits`);
	return fraction(Number(`${sign}${digits || '0'}`), 10 ** decimals.length);
}

/** The decimal string of a fraction, exact when its denominator divides a power of ten (`0.15`), else as `15/85` in lowest terms. */
export function formatFraction({ num, den }: Fraction): string {
	for (let places = 0, scale = 1; places <= MAX_DIGITS; places++, scale *= 10) {
		if (scale % den === 0 && Number.isSafeInteger(num * (scale / den))) return formatScaled(num * (scale / den), places);
	}
	return `${num}/${den}`;
}

/** What is left after a haircut: 1 − f. */
export function complement({ num, den }: Fraction): Fraction {
	return fraction(den - num, den);
}

/** `amount × f`, exact and rounded once, half to even. @throws RangeError when the result is not a safe integer. */
export function mulFraction(amount: number, { num, den }: Fraction): number {
	return mulDiv(amount, num, den);
}

/**
 * `a × b / d` rounded half to even, exact for all safe integers with d > 0. Both factors are split by the divisor first,
 * so that BigInt is needed only when what remains of them still overflows.
 * @throws RangeError when an argument or the result is not a safe integer.
 */
export function mulDiv(a: number, b: number, d: number): number {
	if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b) || !Number.isSafeInteger(d) || d <= 0) {
		throw new RangeError(`${a} × ${b} / ${d} needs safe integers and a positive divisor`);
	}
	const product = a * b;
	if (Number.isSafeInteger(product)) return checked(divideHalfEven(product, d));
	const restA = a % d;
	const restB = b % d;
	const rest = restA * restB;
	const high = ((a - restA) / d) * b;
	const middle = restA * ((b - restB) / d);
	if (!Number.isSafeInteger(rest) || !Number.isSafeInteger(high) || !Number.isSafeInteger(middle)) return mulDivBig(a, b, d);
	// `rest` alone is rounded: the other terms are whole, but they decide which neighbour is even.
	const whole = high + middle;
	return Number.isSafeInteger(whole) ? checked(addRounded(whole, rest, d)) : mulDivBig(a, b, d);
}

function addRounded(whole: number, rest: number, d: number): number {
	const remainder = rest % d;
	return roundHalfEven(whole + (rest - remainder) / d, remainder, d);
}

function divideHalfEven(dividend: number, d: number): number {
	const remainder = dividend % d;
	return roundHalfEven((dividend - remainder) / d, remainder, d);
}

/** `quotient + remainder / d`, where the remainder's size is below d. */
function roundHalfEven(quotient: number, remainder: number, d: number): number {
	const size = Math.abs(remainder);
	// d − size instead of 2 × size: doubling may leave the safe integers.
	const other = d - size;
	if (size < other || (size === other && quotient % 2 === 0)) return quotient + 0;
	return quotient + (remainder < 0 ? -1 : 1);
}

function mulDivBig(a: number, b: number, d: number): number {
	const product = BigInt(a) * BigInt(b);
	const divisor = BigInt(d);
	const remainder = product % divisor;
	const quotient = product / divisor;
	const twice = (remainder < 0n ? -remainder : remainder) * 2n;
	const up = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
	return checked(Number(up ? quotient + (product < 0n ? -1n : 1n) : quotient));
}

function checked(result: number): number {
	if (!Number.isSafeInteger(result)) throw new RangeError(`${result} is not a safe integer`);
	return result;
}

function greatestCommonDivisor(a: number, b: number): number {
	let [x, y] = [a, b];
	while (y !== 0) [x, y] = [y, x % y];
	return x;
}
