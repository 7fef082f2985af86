import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, parseFraction } from '../fraction.ts';
import { minor } from '../money.ts';
import { convertMinor, crossRate, parseFxRates } from './fx-rate.ts';

test('a price of zero gives no rate', () => {
	expect(() => crossRate(parseFraction('1'), parseFraction('0'))).toThrow(RangeError);
	expect(() => crossRate(parseFraction('0'), parseFraction('1'))).toThrow(RangeError);
});

test.each([
	['1.0853', '1', '1.0853'],
	['1', '1.271934', '0.786204315633'],
	['0.00646271', '1.271934', '0.00508101049268'],
	['3.25', '0.000061', '53278.6885246'],
])('%s over %s is %s, to twelve digits and fifteen decimals at most', (one, reporting, expected) => {
	expect(formatFraction(crossRate(parseFraction(one), parseFraction(reporting)))).toBe(expected);
});

test('a record carries the very rate that made it', () => {
	const usd = fc.integer({ min: 1, max: 9_999_999 }).map((n) => parseFraction((n / 10_000).toFixed(4)));
	fc.assert(
		fc.property(usd, usd, (one, reporting) => {
			const rate = crossRate(one, reporting);
			expect(parseFxRates({ EUR: formatFraction(rate) }).get('EUR')).toEqual(rate);
			const exact = ((one.num / one.den) * reporting.den) / reporting.num;
			expect(rate.num / rate.den / exact).toBeCloseTo(1, 8);
		}),
	);
});

test.each([
	['IQD', 'USD', 1_000_000, '0.000763358778626', 76],
	['JPY', 'USD', 1_000, '0.00653', 653],
	['KWD', 'JPY', 1_000, '501.25', 501],
	['USD', 'KWD', -100, '0.3068', -307],
])('an amount of %s in %s has the decimals of its currency, whatever the length of the rate', (from, to, amount, rate, expected) => {
	expect(convertMinor(minor(amount), from, to, parseFraction(rate))).toBe(expected);
});
