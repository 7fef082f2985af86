import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asset, type Draft, flow } from './balance-sheet.fixture.ts';
import { anyFile, fileOf } from './books.fixture.ts';
import { calculateLcr } from './calculate-lcr.ts';
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

describe('of any document', () => {
	const odd = fc.oneof(
		fc.jsonValue(),
		fc.constantFrom('-1', '0.001', '1e9', '9'.repeat(16), 'none', '0000-01-01', '9999-12-31', 'XXX', '__proto__'),
	);

	test('there is a result or a problem with a path, and never an error', () => {
		const damaged = anyFile.chain((file) => {
			const places = leaves(file);
			return fc.tuple(fc.subarray(places, { maxLength: 3 }), fc.array(odd, { minLength: 3, maxLength: 3 })).map(([paths, values]) => {
				const copy = structuredClone(file);
				for (const [index, path] of paths.entries()) put(copy, path, values[index]);
				return copy;
			});
		});
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), damaged), (document) => {
				const calculation = calculateLcr(document);
				if (calculation.kind === 'problems') {
					for (const { path, text } of calculation.problems) expect(path.length * text.length).toBeGreaterThan(0);
					expect(calculation.problems.length).toBeGreaterThan(0);
				} else expect(calculation.result.version).toBe(1);
			}),
			{ numRuns: 500 },
		);
	});
});

type Place = readonly (string | number)[];

/** The places of everything in a document. */
function leaves(value: unknown, path: Place = []): Place[] {
	if (typeof value !== 'object' || value === null) return [path];
	const inner = Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, Array.isArray(value) ? Number(key) : key]));
	return path.length === 0 ? inner : [path, ...inner];
}

function put(document: Draft, path: Place, value: unknown): void {
	let holder: unknown = document;
	for (const step of path.slice(0, -1)) holder = typeof holder === 'object' && holder !== null ? (holder as Draft)[step] : null;
	if (typeof holder === 'object' && holder !== null) (holder as Draft)[path.at(-1) ?? ''] = value;
}
