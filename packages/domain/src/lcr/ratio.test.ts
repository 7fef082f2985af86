import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRatioInput, anyStockSum, flowSum, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { parseFraction } from '../fraction.ts';
import { minor } from '../money.ts';
import { UnknownLineError } from '../rulebook/errors.ts';
import { capCutTotal } from './cap-cuts.ts';
import { MissingFxRateError } from './fx-rate.ts';
import { computeRatio, type RatioInput } from './ratio.ts';

const outflow = flowSum('OUTFLOW', 'other.contractual', 10_000);

describe('the ratio', () => {
	test('a currency without a rate stops the computation by name', () => {
		const input = ratioInputFrom([stockSum('1.reserves', 100, { currency: 'CHF' })]);
		expect(() => computeRatio(input)).toThrow(new MissingFxRateError('CHF', 'USD'));
	});

	test('an unknown line stops the computation and names the nearest', () => {
		const input = ratioInputFrom([flowSum('OUTFLOW', 'retail.stabel', 100)]);
		expect(() => computeRatio(input)).toThrow(UnknownLineError);
		expect(() => computeRatio(input)).toThrow('did you mean "retail.stable"?');
	});

	test('a sum past the safe integers is an error, not a wrong number', () => {
		const most = stockSum('1.reserves', Number.MAX_SAFE_INTEGER);
		expect(() => computeRatio(ratioInputFrom([most, most]))).toThrow(RangeError);
	});

	test('is null without a net outflow', () => {
		expect(computeRatio(ratioInputFrom([stockSum('1.reserves', 100)])).lcr).toBeNull();
		expect(computeRatio(ratioInputFrom([])).lcr).toBeNull();
	});

	test('net outflows never fall below a quarter of gross outflows', () => {
		const ratio = computeRatio(ratioInputFrom([outflow, flowSum('INFLOW', 'wholesale.financial', 1_000_000)]));
		expect(ratio).toMatchObject({ grossInflows: 1_000_000, cappedInflows: 7_500, netCashOutflows: 2_500 });
	});

	test('an outflow adjustment that is not one of the rulebook’s is refused where it would round', () => {
		const input = ratioInputFrom([flowSum('OUTFLOW', 'other.contractual', 1)], { outflowAdjustment: { num: 1, den: 7 } });
		expect(() => computeRatio(input)).toThrow(RangeError);
	});

	test('encumbered assets, assets that fail the operational test and assets outside HQLA count for nothing', () => {
		const sums = [stockSum('1.sovereign', 100, { excluded: 40 }), stockSum('2A.corporate', 50, { excluded: 50 }), stockSum('none', 1_000)];
		expect(computeRatio(ratioInputFrom([...sums, outflow])).hqla).toBe(60);
	});

	test('converts sums, not items, and rounds once, half to even', () => {
		// 0.15 of a cent is lost three times: 2.55 cents remain, not 3 × 1.
		const sums = [stockSum('2A.corporate', 1), stockSum('2A.sovereign', 1), stockSum('2A.covered-bond', 1)];
		expect(computeRatio(ratioInputFrom([stockSum('1.reserves', 1_000), ...sums])).hqla).toBe(1_003);
		const half = ratioInputFrom([stockSum('2B.equity', 5), stockSum('1.reserves', 1_000)]);
		expect(computeRatio(half)).toMatchObject({ level2b: 2, hqla: 1_002 });
	});

	test('minor units of different exponents meet in the reporting currency', () => {
		const fxRates = new Map([
			['JPY', parseFraction('0.0065')],
			['KWD', parseFraction('3.25')],
		]);
		const sums = [stockSum('1.reserves', 1_000, { currency: 'JPY' }), stockSum('1.reserves', 2_000, { currency: 'KWD' })];
		expect(computeRatio(ratioInputFrom(sums, { fxRates })).level1).toBe(650 + 650);
	});

	test('the ratio comes from unrounded values', () => {
		const sums = [stockSum('2B.equity', 1), stockSum('1.reserves', 10), flowSum('OUTFLOW', 'retail.stable', 30)];
		expect(computeRatio(ratioInputFrom(sums)).lcr).toBe(7);
	});

	test('a rate that a sum brings replaces the line’s and may exceed one', () => {
		const sums = [stockSum('1.reserves', 230), { ...flowSum('OUTFLOW', 'own-debt', 100), rate: parseFraction('1.15') }];
		expect(computeRatio(ratioInputFrom(sums)).lcr).toBe(2);
		const third = { ...flowSum('OUTFLOW', 'own-debt', 300), rate: { num: 1, den: 3 } };
		expect(computeRatio(ratioInputFrom([stockSum('1.reserves', 200), third])).lcr).toBe(2);
	});

	test('a home sovereign’s foreign-currency paper counts up to the net outflow in that currency', () => {
		const paper = stockSum('1.sovereign-foreign', 1_000, { currency: 'EUR' });
		const sums = [paper, flowSum('OUTFLOW', 'own-debt', 400, 'EUR'), flowSum('INFLOW', 'wholesale.financial', 100, 'EUR'), outflow];
		const fxRates = new Map([['EUR', parseFraction('1')]]);
		expect(computeRatio(ratioInputFrom(sums, { fxRates })).level1).toBe(300);
		expect(computeRatio(ratioInputFrom([paper, outflow], { fxRates })).level1).toBe(0);
	});
});

describe('properties of the ratio', () => {
	const shuffled = anyRatioInput.chain((input) =>
		fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.sums], { minLength: input.sums.length })),
	);

	test('the order of the sums is irrelevant', () => {
		fc.assert(
			fc.property(shuffled, ([input, sums]) => {
				expect(computeRatio({ ...input, sums, unwind: [...input.unwind].reverse() })).toEqual(computeRatio(input));
			}),
		);
	});

	test('splitting a sum in two changes nothing', () => {
		fc.assert(
			fc.property(anyRatioInput, anyStockSum, fc.nat(100), (input, sum, percent) => {
				const amount = Math.floor((sum.amount * percent) / 100);
				const excluded = Math.floor((sum.excluded * percent) / 100);
				const part = { ...sum, amount: minor(amount), excluded: minor(excluded) };
				const rest = { ...sum, amount: minor(sum.amount - amount), excluded: minor(sum.excluded - excluded) };
				const whole = computeRatio({ ...input, sums: [...input.sums, sum] });
				expect(computeRatio({ ...input, sums: [...input.sums, part, rest] })).toEqual(whole);
			}),
		);
	});

	test('more level 1 never lowers HQLA', () => {
		fc.assert(
			fc.property(anyRatioInput, fc.nat(1_000_000_000), (input, more) => {
				const richer: RatioInput = { ...input, sums: [...input.sums, stockSum('1.reserves', more)] };
				expect(computeRatio(richer).hqla).toBeGreaterThanOrEqual(computeRatio(input).hqla);
			}),
		);
	});

	test('a higher run-off never raises the ratio of a positive stock', () => {
		const rate = fc.integer({ min: 0, max: 150 });
		fc.assert(
			fc.property(anyRatioInput, rate, rate, fc.nat(1_000_000_000), (input, a, b, amount) => {
				const at = (percent: number) => {
					const run = { ...flowSum('OUTFLOW', 'retail.less-stable', amount), rate: { num: percent, den: 100 } };
					return computeRatio({ ...input, unwind: [], sums: [...input.sums, run] }).lcr ?? Number.POSITIVE_INFINITY;
				};
				expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
			}),
		);
	});

	test('what is held and cut makes up the total, to the rounding of its parts', () => {
		fc.assert(
			fc.property(anyRatioInput, (input) => {
				const ratio = computeRatio(input);
				const held = ratio.level1 + ratio.level2a + ratio.level2b;
				expect(Math.abs(held - capCutTotal(ratio) - ratio.hqla)).toBeLessThanOrEqual(2);
			}),
		);
	});
});
