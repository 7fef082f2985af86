import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyRatioInput, flowSum, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { minor } from '../money.ts';
import { inCurrency } from './in-currency.ts';

test('keeps every sum that stands in the currency, and none that does not, in each of the input’s lists', () => {
	const of = (currency: string) => [stockSum('1.reserves', 10, { currency }), flowSum('OUTFLOW', 'own-debt', 10, currency)];
	const unwind = (currency: string) => ({ level: 'LEVEL_1', subclass: 'cash', currency, amount: minor(-5) }) as const;
	const rest = { fxRates: new Map([['EUR', { num: 12, den: 10 }]]), outflowAdjustment: { num: 1, den: 1 } };
	const all = [...of('USD'), ...of('EUR')];
	const input = ratioInputFrom(all, { ...rest, unwind: [unwind('USD'), unwind('EUR')], mismatch: all, restricted: [{ sums: all }] });
	expect(inCurrency(input, 'EUR')).toEqual({
		...input,
		...{ currency: 'EUR', fxRates: new Map(), sums: of('EUR'), unwind: [unwind('EUR')] },
		...{ mismatch: of('EUR'), restricted: [{ sums: of('EUR'), mismatch: of('EUR') }] },
	});
});

test('shares a book out: every sum stands in exactly one currency', () => {
	fc.assert(
		fc.property(anyRatioInput, (input) => {
			const currencies = [...new Set([...input.sums, ...input.unwind].map(({ currency }) => currency))];
			const parts = currencies.map((currency) => inCurrency(input, currency));
			expect(new Set(parts.flatMap(({ sums }) => sums))).toEqual(new Set(input.sums));
			expect(new Set(parts.flatMap(({ unwind }) => unwind))).toEqual(new Set(input.unwind));
		}),
	);
});
