import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadDecimalError } from './decimal.ts';
import { complement, formatFraction, fraction, mulDiv, mulFraction, parseFraction } from './fraction.ts';

const safe = fc.maxSafeInteger();
const divisor = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** Half even in BigInt throughout: the definition that the fast paths are held to. */
function exact(a: number, b: number, d: number): bigint {
	const product = BigInt(a) * BigInt(b);
	const size = product < 0n ? -product : product;
	const [quotient, remainder] = [size / BigInt(d), size % BigInt(d)];
	const up = remainder * 2n > BigInt(d) || (remainder * 2n === BigInt(d) && quotient % 2n === 1n);
	return (product < 0n ? -1n : 1n) * (up ? quotient + 1n : quotient);
}

describe('fraction', () => {
	it.each([
		[1, 0],
		[0.5, 1],
		[1, 2 ** 53],
		[Number.NaN, 1],
	])('refuses %d/%d', (num, den) => {
		expect(() => fraction(num, den)).toThrow(RangeError);
	});

	it.each(['', '.5', '1.', '1e3', '+1', '0x1', '1/0', '1/-2', ' 1', '1234567890123456', '0.1234567890123456'])(
		'does not read %j',
		(text) => {
			expect(() => parseFraction(text)).toThrow(BadDecimalError);
		},
	);

	it('keeps the lowest terms and the sign above the line', () => {
		expect(fraction(15, 85)).toEqual({ num: 3, den: 17 });
		expect(fraction(1, -2)).toEqual({ num: -1, den: 2 });
		expect(fraction(0, -7)).toEqual({ num: 0, den: 1 });
	});

	it('reads decimals exactly', () => {
		expect(parseFraction('0.15')).toEqual({ num: 3, den: 20 });
		expect(parseFraction('0000000000000000001.50')).toEqual({ num: 3, den: 2 });
		expect(parseFraction('-0')).toEqual({ num: 0, den: 1 });
	});

	it('is the same after writing and reading', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (num, den) => {
				const value = fraction(num, den);
				expect(parseFraction(formatFraction(value))).toEqual(value);
			}),
		);
	});

	it('and its complement make one', () => {
		expect(complement(parseFraction('0.15'))).toEqual(parseFraction('0.85'));
		expect(complement(parseFraction('1'))).toEqual(fraction(0, 1));
	});
});

describe('mulFraction', () => {
	it.each([
		[5, '0.5', 2],
		[15, '0.5', 8],
		[-5, '0.5', -2],
		[-15, '0.5', -8],
		[1, '0.5', 0],
		[-1, '0.5', 0],
		[3, '0.15', 0],
	])('rounds %d × %s half to even', (amount, rate, expected) => {
		expect(mulFraction(amount, parseFraction(rate))).toBe(expected);
	});

	it('refuses what is not a safe integer', () => {
		expect(() => mulFraction(0.5, fraction(1, 2))).toThrow(RangeError);
		expect(() => mulFraction(2 ** 53, fraction(1, 2))).toThrow(RangeError);
	});

	it('throws when the result leaves the safe integers', () => {
		expect(() => mulFraction(Number.MAX_SAFE_INTEGER, fraction(2, 1))).toThrow(RangeError);
		expect(() => mulDiv(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 3)).toThrow(RangeError);
	});

	it('equals BigInt for all safe integers', () => {
		fc.assert(
			fc.property(safe, safe, divisor, (a, b, d) => {
				const expected = exact(a, b, d);
				if (expected > BigInt(Number.MAX_SAFE_INTEGER) || expected < -BigInt(Number.MAX_SAFE_INTEGER)) {
					expect(() => mulDiv(a, b, d)).toThrow(RangeError);
				} else expect(mulDiv(a, b, d)).toBe(Number(expected));
			}),
			{ numRuns: 1000 },
		);
	});

	it('equals BigInt where halves are common', () => {
		fc.assert(
			fc.property(safe, fc.integer({ min: -1000, max: 1000 }), fc.constantFrom(2, 4, 10, 20, 10_000, 1e10), (a, b, d) => {
				const expected = exact(a, b, d);
				fc.pre(expected <= BigInt(Number.MAX_SAFE_INTEGER) && expected >= -BigInt(Number.MAX_SAFE_INTEGER));
				expect(mulDiv(a, b, d)).toBe(Number(expected));
			}),
			{ numRuns: 1000 },
		);
	});
});
