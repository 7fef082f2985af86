import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadDecimalError, formatScaled, parseScaled } from './decimal.ts';
import { formatPrice, parsePrice } from './price.ts';
import { formatQuantity, parseQuantity, quantity } from './quantity.ts';

describe('decimals', () => {
	it.each(['', '-', '.5', '5.', '1,5', '1e2', 'NaN', '١', '1 ', '0.001', '99999999999999999999'])(
		'do not take %j at two places',
		(text) => {
			expect(() => parseScaled(text, 2)).toThrow(BadDecimalError);
		},
	);

	it('name no more than the start of a long text in the error', () => {
		expect(() => parseScaled('x'.repeat(5_000_000), 2)).toThrow(/^"x{40}"/);
	});

	it('may end in zeros past the last place', () => {
		expect(parseScaled('1.5000', 2)).toBe(150);
		expect(parseScaled('-0.00', 2)).toBe(0);
	});

	it('are the same after writing and reading', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (scaled, places) => {
				expect(parseScaled(formatScaled(scaled, places), places)).toBe(scaled);
			}),
		);
	});
});

describe('quantities and prices', () => {
	it('refuse more decimals than they hold, and prices below zero', () => {
		expect(() => parseQuantity('0.00001')).toThrow(BadDecimalError);
		expect(() => parsePrice('0.0000001')).toThrow(BadDecimalError);
		expect(() => parsePrice('-1')).toThrow(RangeError);
	});

	it('are written without zeros at the end', () => {
		expect(formatQuantity(parseQuantity('1500.0000'))).toBe('1500');
		expect(formatQuantity(quantity(-2_500))).toBe('-0.25');
		expect(formatPrice(parsePrice('99.125000'))).toBe('99.125');
		expect(formatPrice(parsePrice('100'))).toBe('100');
	});
});
