import { describe, expect, it } from 'vitest';
import { CURRENCIES, currency, isCurrency, UnknownCurrencyError } from './currency.ts';

describe('currencies', () => {
	it('are unknown in lower case, when withdrawn, and without a minor unit', () => {
		for (const code of ['usd', 'HRK', 'BGN', 'ANG', 'ZWL', 'XAU', 'XTS', 'toString']) {
			expect(isCurrency(code)).toBe(false);
			expect(() => currency(code)).toThrow(UnknownCurrencyError);
		}
	});

	it('have three letters, a name and an exponent of 0, 2, 3 or 4, once each', () => {
		for (const [code, { name, exponent }] of CURRENCIES) {
			expect(code).toMatch(/^[A-Z]{3}$/);
			expect(name).not.toBe('');
			expect([0, 2, 3, 4]).toContain(exponent);
		}
		expect(CURRENCIES.size).toBeGreaterThan(150);
	});

	it.each([
		['USD', 2],
		['JPY', 0],
		['KWD', 3],
		['CLF', 4],
		['ISK', 0],
		['MRU', 2],
	])('%s has %d decimals', (code, exponent) => {
		expect(currency(code).exponent).toBe(exponent);
	});
});
