import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basel } from '../../tests/_sums.ts';
import { mulFraction, parseFraction } from '../fraction.ts';
import { type Minor, minor, sumMinor } from '../money.ts';
import { type Convert, netContributions } from './netting.ts';

const RATES: Readonly<Record<string, string>> = { USD: '1', EUR: '1.085', GBP: '1.27' };
const toUsd: Convert = (amount, currency) => {
	const rate = RATES[currency];
	return rate === undefined ? null : minor(mulFraction(amount, parseFraction(rate)));
};
const sums = (amounts: Record<string, number>) => new Map(Object.entries(amounts).map(([currency, amount]) => [currency, minor(amount)]));
const amounts = fc.dictionary(fc.constantFrom('USD', 'EUR', 'GBP'), fc.integer({ min: -1e12, max: 1e12 }));

describe('netting', () => {
	it('a set with nothing in it adds nothing', () => {
		expect(netContributions(sums({ USD: 0, EUR: 0 }), toUsd, basel)).toEqual([]);
	});

	it('without a rate what is paid is an outflow and what is received is nothing', () => {
		expect(netContributions(sums({ USD: 100, CHF: -90 }), toUsd, basel)).toEqual([
			{ side: 'OUTFLOW', line: 'derivatives.net', currency: 'CHF', amount: 90 },
		]);
	});

	it('one currency needs no rate', () => {
		expect(netContributions(sums({ CHF: 90 }), toUsd, basel)).toEqual([
			{ side: 'INFLOW', line: 'derivatives.net', currency: 'CHF', amount: 90 },
		]);
	});

	it('the whole set goes to the side of its balance, every currency with its sign', () => {
		expect(netContributions(sums({ EUR: 10_000, USD: -11_000 }), toUsd, basel)).toEqual([
			{ side: 'OUTFLOW', line: 'derivatives.net', currency: 'EUR', amount: -10_000 },
			{ side: 'OUTFLOW', line: 'derivatives.net', currency: 'USD', amount: 11_000 },
		]);
		expect(netContributions(sums({ EUR: 10_000, USD: -10_000 }), toUsd, basel).map(({ side }) => side)).toEqual(['INFLOW', 'INFLOW']);
	});

	it('is never negative in the reporting currency, and keeps every sum', () => {
		fc.assert(
			fc.property(amounts, (set) => {
				const result = netContributions(sums(set), toUsd, basel);
				expect(new Set(result.map(({ side }) => side)).size).toBeLessThanOrEqual(1);
				const total = sumMinor(result.map(({ amount, currency }) => toUsd(amount, currency) as Minor));
				expect(total).toBeGreaterThanOrEqual(0);
				for (const { side, currency, amount } of result) expect(side === 'INFLOW' ? amount : -amount).toBe(set[currency]);
			}),
		);
	});

	it('does not depend on the order of its currencies', () => {
		fc.assert(
			fc.property(amounts, (set) => {
				const reversed = new Map([...sums(set)].reverse());
				expect(new Set(netContributions(reversed, toUsd, basel).map((c) => JSON.stringify(c)))).toEqual(
					new Set(netContributions(sums(set), toUsd, basel).map((c) => JSON.stringify(c))),
				);
			}),
		);
	});
});
