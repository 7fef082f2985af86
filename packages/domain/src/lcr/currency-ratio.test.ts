import { describe, expect, test } from 'vitest';
import { ratioInputFrom } from '../../tests/_sums.ts';
import { minor } from '../money.ts';
import type { LineSum } from '../schema/lcr.ts';
import { currencyRatio } from './currency-ratio.ts';
import type { RatioInput } from './ratio.ts';
import { significantCurrencies } from './significant-currencies.ts';

const sum = (side: LineSum['side'], line: string, currency: string, amount: number): LineSum => ({
	...{ side, line, currency, excluded: minor(0), items: 1 },
	amount: minor(amount),
});

describe('the ratio of one currency', () => {
	const input: RatioInput = {
		...ratioInputFrom([
			sum('STOCK', '1.reserves', 'USD', 5_000),
			sum('STOCK', '1.reserves', 'EUR', 100),
			sum('STOCK', '2B.equity', 'EUR', 10_000),
			sum('OUTFLOW', 'other.contractual', 'USD', 1_000),
			sum('OUTFLOW', 'other.contractual', 'EUR', 1_000),
			sum('INFLOW', 'wholesale.financial', 'EUR', 5_000),
		]),
		fxRates: new Map([['EUR', { num: 12, den: 10 }]]),
	};

	test('is made of what stands in it, with the caps applied again: dollars carry no euro shares', () => {
		const { hqla, netCashOutflows, lcr } = currencyRatio(input, 'EUR');
		// 15/85 of 100 is 17.6, of which the other currency's level 1 would have carried all.
		expect(hqla).toBe(118);
		expect(netCashOutflows).toBe(250);
		expect(lcr).toBeCloseTo(117.647_058_823_5 / 250);
	});

	test('is in its own currency and needs no rate', () => {
		expect(currencyRatio({ ...input, fxRates: new Map() }, 'USD')).toMatchObject({ hqla: 5_000, netCashOutflows: 1_000, lcr: 5 });
	});

	test('takes the part of what is trapped that stands in it', () => {
		const restricted = [{ sums: input.sums.filter(({ side, currency }) => side === 'STOCK' && currency === 'USD') }];
		expect(currencyRatio({ ...input, restricted }, 'USD').hqla).toBe(0);
		expect(currencyRatio({ ...input, restricted }, 'EUR').hqla).toBe(118);
	});
});

describe('a significant currency', () => {
	const owed = (currency: string, amount: number) => ({ currency, amount: minor(amount) });
	const { rulebook } = ratioInputFrom([]);
	const terms = { currency: 'USD', rulebook, fxRates: new Map([['JPY', { num: 1, den: 100 }]]) };

	test('has five per cent of the liabilities, those on the limit included, the largest first', () => {
		// 500 yen are 5 dollars.
		const found = significantCurrencies([owed('JPY', 500), owed('USD', 9_500)], terms);
		expect(found).toEqual([
			{ ...owed('USD', 9_500), share: 0.95 },
			{ ...owed('JPY', 500), share: 0.05 },
		]);
		expect(significantCurrencies([owed('JPY', 499), owed('USD', 9_500)], terms).map(({ currency }) => currency)).toEqual(['USD']);
	});

	test('has a rate, and there is none without liabilities', () => {
		expect(significantCurrencies([owed('EUR', 500), owed('USD', 100)], terms).map(({ currency }) => currency)).toEqual(['USD']);
		expect(significantCurrencies([], terms)).toEqual([]);
		expect(significantCurrencies([owed('USD', 0)], terms)).toEqual([]);
	});
});
