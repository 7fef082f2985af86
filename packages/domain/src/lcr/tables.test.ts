import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRatioInput, anyRatioInputOf, flowSum, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { minor } from '../money.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { RULEBOOK_IDS } from '../schema/vocabulary.ts';
import { capsUsage } from './caps-usage.ts';
import { flowRows } from './flow-rows.ts';
import { type HqlaAmounts, hqlaRows } from './hqla-rows.ts';
import { computeRatio } from './ratio.ts';

const addUp = (rows: readonly HqlaAmounts[], name: keyof HqlaAmounts): number => rows.reduce((sum, row) => sum + row[name], 0);
const parts = ({ haircut, encumbered, capCut, counted }: HqlaAmounts): number => haircut + encumbered + capCut + counted;
const COLUMNS = ['marketValue', 'haircut', 'encumbered', 'capCut', 'counted'] as const;

describe('the HQLA table', () => {
	test('has three levels of nothing for an empty book', () => {
		const { levels, total } = hqlaRows(ratioInputFrom([]));
		expect(levels.map(({ level, classes }) => [level, classes.length])).toEqual([
			['LEVEL_1', 0],
			['LEVEL_2A', 0],
			['LEVEL_2B', 0],
		]);
		expect(total.counted).toBe(0);
	});

	test('takes haircut, encumbrance and cut off the market value', () => {
		const sums = [stockSum('1.reserves', 6_000), stockSum('2A.corporate', 4_000, { excluded: 1_000 }), stockSum('2B.equity', 4_000)];
		const { levels, total } = hqlaRows(ratioInputFrom(sums));
		expect(levels[1]).toMatchObject({ marketValue: 4_000, haircut: 600, encumbered: 850, capCut: 50, counted: 2_500 });
		expect(levels[2]).toMatchObject({ marketValue: 4_000, haircut: 2_000, encumbered: 0, capCut: 500, counted: 1_500 });
		expect(total).toEqual({ marketValue: 14_000, haircut: 2_600, encumbered: 850, capCut: 550, counted: 10_000 });
	});

	test('spreads a cut over the classes of its level in proportion', () => {
		const sums = [stockSum('1.reserves', 6_000), stockSum('2B.equity', 3_000), stockSum('2B.corporate', 1_000)];
		const { levels } = hqlaRows(ratioInputFrom(sums));
		expect(levels[2]?.capCut).toBe(2_000 - 1_059);
		expect(levels[2]?.classes.map(({ line, capCut }) => [line, capCut])).toEqual([
			['2B.corporate', 235],
			['2B.equity', 706],
		]);
	});

	test('shows a cut beyond the level 2 that is held apart: the unwind of a repo gives back more than level 1 carries', () => {
		const unwind = [
			{ level: 'LEVEL_1', subclass: 'cash', currency: 'USD', amount: minor(-5_000) },
			{ level: 'LEVEL_2A', subclass: 'corporate', currency: 'USD', amount: minor(6_000) },
		] as const;
		const table = hqlaRows(ratioInputFrom([stockSum('1.reserves', 10_000), stockSum('2A.corporate', 2_353)], { unwind }));
		expect(table.levels[1]).toMatchObject({ capCut: 2_000, counted: 0 });
		expect(table.cutBeyondHeld).toBe(1_767);
		expect(table.total.counted).toBe(8_233);
	});

	test('takes off what is trapped rounded once, as the record has it, and shares it out over the levels', () => {
		// 0.85 of level 2A and 1.5 of level 2B are 2.35; each rounded by itself they would be three.
		const sums = [stockSum('2A.corporate', 1), stockSum('2B.equity', 3)];
		const { trapped, levels } = hqlaRows(ratioInputFrom([stockSum('1.reserves', 1_000), ...sums], { restricted: [{ sums }] }));
		expect([trapped, ...levels.map((row) => row.trapped)]).toEqual([2, 0, 1, 1]);
	});

	test.each(RULEBOOK_IDS)('adds up in every row and column of any book under %s, and counts the HQLA of the ratio', (id) => {
		fc.assert(
			fc.property(anyRatioInputOf(rulebook(id)), (input) => {
				const { levels, total, cutBeyondHeld } = hqlaRows(input);
				expect(total.counted).toBe(computeRatio(input).hqla);
				expect(parts(total)).toBe(total.marketValue);
				for (const level of levels) {
					expect(parts(level)).toBe(level.marketValue);
					for (const row of level.classes) expect(parts(row)).toBe(row.marketValue);
					for (const column of COLUMNS) expect(addUp(level.classes, column)).toBe(level[column]);
				}
				for (const column of ['marketValue', 'haircut', 'encumbered'] as const) expect(addUp(levels, column)).toBe(total[column]);
				expect(addUp(levels, 'capCut') + cutBeyondHeld).toBe(total.capCut);
				expect(addUp(levels, 'counted') - cutBeyondHeld).toBe(total.counted);
			}),
		);
	});
});

describe('the flow table', () => {
	test('keeps two rates of one line apart and groups lines in the rulebook’s order', () => {
		const sums = [
			flowSum('OUTFLOW', 'own-debt', 10),
			{ ...flowSum('OUTFLOW', 'retail.stable', 1_000), rate: { num: 1, den: 10 } },
			flowSum('OUTFLOW', 'retail.stable', 1_000),
		];
		const { outflows } = flowRows(ratioInputFrom(sums));
		expect(outflows.groups.map(({ group, weighted }) => [group, weighted])).toEqual([
			['RETAIL', 150],
			['OWN_DEBT', 10],
		]);
		expect(outflows.groups[0]?.lines).toHaveLength(2);
	});

	test('adds up to the gross totals of the ratio in any book', () => {
		fc.assert(
			fc.property(anyRatioInput, (input) => {
				const ratio = computeRatio(input);
				const table = flowRows(input);
				expect(table.outflows.weighted).toBe(ratio.grossOutflows);
				expect(table.inflows.weighted).toBe(ratio.grossInflows);
				expect(table.cappedInflows).toBe(ratio.cappedInflows);
				for (const side of [table.outflows, table.inflows]) {
					expect(side.groups.reduce((sum, group) => sum + group.weighted, 0)).toBe(side.weighted);
					for (const group of side.groups) expect(group.lines.reduce((sum, { weighted }) => sum + weighted, 0)).toBe(group.weighted);
				}
			}),
		);
	});
});

describe('the use of the caps', () => {
	test('has no share without a stock', () => {
		expect(capsUsage(ratioInputFrom([])).level2).toMatchObject({ share: null, uncutShare: null, binds: false, cut: 0 });
	});

	test('stands at the limit where a cap binds, and says what it would be uncut', () => {
		const sums = [stockSum('1.reserves', 6_000), stockSum('2A.corporate', 4_000), stockSum('2B.corporate', 4_000)];
		const usage = capsUsage(ratioInputFrom([...sums, flowSum('OUTFLOW', 'own-debt', 100), flowSum('INFLOW', 'wholesale.financial', 90)]));
		expect(usage.level2).toMatchObject({ share: 0.4, binds: true, cut: 900 });
		expect(usage.level2b).toMatchObject({ share: 0.15, binds: true, cut: 500 });
		expect(usage.level2.uncutShare).toBeCloseTo(5_400 / 11_400, 8);
		expect(usage.inflows).toMatchObject({ share: 0.75, uncutShare: 0.9, binds: true, cut: 15 });
	});
});
