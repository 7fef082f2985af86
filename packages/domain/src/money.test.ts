import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES, UnknownCurrencyError } from './currency.ts';
import { BadDecimalError } from './decimal.ts';
import { addMinor, formatMinor, minor, negateMinor, parseMinor, subtractMinor, sumMinor } from './money.ts';

const amount = fc.maxSafeInteger().map(minor);

describe('money', () => {
	it('refuses more decimals than the currency has', () => {
		expect(() => parseMinor('1.5', 'JPY')).toThrow(BadDecimalError);
		expect(() => parseMinor('1.005', 'USD')).toThrow(BadDecimalError);
		expect(() => parseMinor('1.0005', 'KWD')).toThrow(BadDecimalError);
	});

	it('refuses currencies that are unknown or withdrawn', () => {
		for (const code of ['', 'usd', 'XXX', 'XAU', 'HRK', 'DEM']) expect(() => parseMinor('1', code)).toThrow(UnknownCurrencyError);
	});

	it('throws instead of losing a unit past the safe integers', () => {
		const most = minor(Number.MAX_SAFE_INTEGER);
		expect(() => addMinor(most, minor(1))).toThrow(RangeError);
		expect(() => subtractMinor(negateMinor(most), minor(1))).toThrow(RangeError);
		expect(() => sumMinor([most, minor(1)])).toThrow(RangeError);
		expect(() => minor(0.5)).toThrow(RangeError);
	});

	it('has no negative zero', () => {
		expect(Object.is(negateMinor(minor(0)), 0)).toBe(true);
		expect(Object.is(minor(-0), 0)).toBe(true);
	});

	it('counts in the minor unit of the currency', () => {
		expect(parseMinor('1234.5', 'USD')).toBe(123_450);
		expect(parseMinor('1234', 'JPY')).toBe(1_234);
		expect(parseMinor('-0.001', 'BHD')).toBe(-1);
		expect(formatMinor(minor(-5), 'USD')).toBe('-0.05');
		expect(formatMinor(minor(1_234), 'JPY')).toBe('1234');
	});

	it('is the same after writing and reading, in every currency', () => {
		fc.assert(
			fc.property(amount, fc.constantFrom(...CURRENCIES.keys()), (value, code) => {
				expect(parseMinor(formatMinor(value, code), code)).toBe(value);
			}),
		);
	});

	it('adds up however it is split', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }).map(minor)), fc.nat(), (amounts, cut) => {
				const at = cut % (amounts.length + 1);
				expect(addMinor(sumMinor(amounts.slice(0, at)), sumMinor(amounts.slice(at)))).toBe(sumMinor(amounts));
			}),
		);
	});

	it('gives back what was taken', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e15, max: 1e15 }), fc.integer({ min: -1e15, max: 1e15 }), (a, b) => {
				expect(subtractMinor(addMinor(minor(a), minor(b)), minor(b))).toBe(a);
			}),
		);
	});
});
