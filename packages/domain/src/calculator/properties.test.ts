import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asset, type Draft, flow } from './balance-sheet.fixture.ts';
import { anyFile, fileOf } from './books.fixture.ts';
import { resultOf } from './result.fixture.ts';

const LISTS = ['stock', 'outflows', 'inflows', 'secured'] as const;
const listOf = (file: Draft, name: (typeof LISTS)[number]): Draft[] => file[name] as Draft[];

describe('of any file', () => {
	test('the order of its entries is irrelevant', () => {
		const shuffled = anyFile.chain((file) => {
			const lists = LISTS.map((name) => fc.shuffledSubarray(listOf(file, name), { minLength: listOf(file, name).length }));
			return fc.tuple(
				fc.constant(file),
				fc.tuple(...lists).map((taken) => ({ ...file, ...Object.fromEntries(LISTS.map((name, i) => [name, taken[i]])) })),
			);
		});
		fc.assert(
			fc.property(shuffled, ([file, other]) => {
				expect(resultOf(other)).toEqual(resultOf(file));
			}),
		);
	});

	test('more level 1 never lowers HQLA', () => {
		fc.assert(
			fc.property(anyFile, fc.nat(100_000), (file, more) => {
				const richer = { ...file, stock: [...listOf(file, 'stock'), asset({ marketValue: more })] };
				expect(Number(resultOf(richer).hqla.total)).toBeGreaterThanOrEqual(Number(resultOf(file).hqla.total));
			}),
		);
	});

	test('the parts of the stock make up its total, to the rounding of each', () => {
		fc.assert(
			fc.property(anyFile, (file) => {
				const { level1, level2a, level2b, level2bCapAdjustment, level2CapAdjustment, total } = resultOf(file).hqla;
				const sum = Number(level1) + Number(level2a) + Number(level2b) - Number(level2bCapAdjustment) - Number(level2CapAdjustment);
				expect(Math.abs(sum - Number(total))).toBeLessThan(0.03);
			}),
		);
	});

	test('net outflows are never below a quarter of the outflows, nor below zero', () => {
		fc.assert(
			fc.property(anyFile, (file) => {
				const { outflows, netCashOutflows } = resultOf(file);
				expect(Number(netCashOutflows)).toBeGreaterThanOrEqual(Number(outflows.total) / 4 - 0.01);
			}),
		);
	});
});

describe.each(['basel', 'eu', 'us'] as const)('under %s', (rulebook) => {
	test('a higher run-off of money without a date never raises the ratio', () => {
		const rate = fc.integer({ min: 0, max: 150 });
		fc.assert(
			fc.property(fileOf(rulebook, { deals: false }), rate, rate, fc.nat(100_000), (file, a, b, amount) => {
				const at = (percent: number): number => {
					const run = flow('retail.less-stable', String(amount), { rate: (percent / 100).toFixed(2) });
					return resultOf({ ...file, outflows: [...listOf(file, 'outflows'), run] }).lcr ?? Number.POSITIVE_INFINITY;
				};
				expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
			}),
		);
	});
});
