import {
	type FxRate,
	minor,
	parseFraction,
	type RatioInput,
	type RulebookTables,
	rulebook,
	type UnwindSum,
	type WeightedSum,
} from '@tideline/domain';
import fc from 'fast-check';

export const basel = rulebook('basel');

export function stockSum(line: string, amount: number, { excluded = 0, currency = 'USD' } = {}): WeightedSum {
	return { side: 'STOCK', line, currency, amount: minor(amount), excluded: minor(excluded), items: 1 };
}

export function flowSum(side: 'OUTFLOW' | 'INFLOW', line: string, amount: number, currency = 'USD'): WeightedSum {
	return { side, line, currency, amount: minor(amount), excluded: minor(0), items: 1 };
}

export function ratioInputFrom(sums: readonly WeightedSum[], rest: Partial<RatioInput> = {}): RatioInput {
	return { sums, unwind: [], fxRates: new Map(), currency: 'USD', rulebook: basel, ...rest };
}

const FX_RATES: ReadonlyMap<string, FxRate> = new Map([
	['EUR', parseFraction('1.0853')],
	['GBP', parseFraction('1.271934')],
	['JPY', parseFraction('0.00646271')],
]);

const currency = fc.constantFrom('USD', 'EUR', 'GBP', 'JPY');
const amount = fc.integer({ min: 0, max: 5_000_000_000_000 });

/** Of classes whose amount no other sum limits. */
const stockSumOf = ({ stock }: RulebookTables): fc.Arbitrary<WeightedSum> =>
	fc
		.record({
			line: fc.constantFrom(...stock.filter(({ limit }) => limit === undefined).map(({ id }) => id)),
			amount,
			currency,
			share: fc.double({ min: 0, max: 1, noNaN: true }),
		})
		.map(({ line, amount, currency, share }) => stockSum(line, amount, { currency, excluded: Math.floor(amount * share) }));

const flowSumOf = ({ lines }: RulebookTables): fc.Arbitrary<WeightedSum> =>
	fc
		.record({ line: fc.constantFrom(...lines), amount, currency })
		.map(({ line, amount, currency }) => flowSum(line.side, line.id, amount, currency));

const unwindOf = ({ stock }: RulebookTables): fc.Arbitrary<UnwindSum> =>
	fc
		.record({
			row: fc.constantFrom(...stock.filter(({ level }) => level !== 'INELIGIBLE')),
			amount: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
			currency,
		})
		.map(({ row, amount, currency }) => ({ level: row.level, subclass: row.subclass, currency, amount: minor(amount) }));

/** A random book under a rulebook: stock, flows and unwind in four currencies of three exponents. */
export const anyRatioInputOf = (tables: RulebookTables): fc.Arbitrary<RatioInput> =>
	fc
		.record({
			stock: fc.array(stockSumOf(tables), { maxLength: 12 }),
			flows: fc.array(flowSumOf(tables), { maxLength: 12 }),
			unwind: fc.array(unwindOf(tables), { maxLength: 4 }),
		})
		.map(({ stock, flows, unwind }) => ratioInputFrom([...stock, ...flows], { unwind, fxRates: FX_RATES, rulebook: tables }));

export const anyRatioInput = anyRatioInputOf(basel);
export const anyStockSum = stockSumOf(basel);
