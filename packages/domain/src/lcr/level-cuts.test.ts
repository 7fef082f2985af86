import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basel, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { capAdjustments, cutTotal, type Levels } from './caps.ts';
import { capsUsage } from './caps-usage.ts';
import { hqlaRows } from './hqla-rows.ts';
import { levelCuts } from './level-cuts.ts';

const [eu, us] = [rulebook('eu'), rulebook('us')];
/** 17 × 4 × 3 × 10: every share of the three rulebooks that is used here is whole. */
const WHOLE = 2_040n;
const level = fc.bigInt({ min: 0n, max: 30n }).map((n) => n * WHOLE);
const book = fc.record({ uncovered: level, coveredBonds: level, level2a: level, level2b: level });
const stockOf = ({ uncovered, coveredBonds, ...rest }: Record<'uncovered' | 'coveredBonds' | 'level2a' | 'level2b', bigint>): Levels => {
	return { level1: uncovered + coveredBonds, coveredBonds, ...rest };
};
const offOf = (stock: Levels, { caps }: typeof eu) => {
	const cuts = capAdjustments(stock, stock, caps);
	return { cuts, off: levelCuts(stock, { adjusted: stock, cuts }, caps) };
};

describe('where the cut of the limits falls', () => {
	test('covered bonds of the European Union: on them and nothing else of level 1', () => {
		// 10,753 after a haircut of 7 % are 10,000: with 3,000 of other level 1 the stock may be 10,000.
		const input = ratioInputFrom([stockSum('1.reserves', 3_000), stockSum('1.covered-bond', 10_753)], { rulebook: eu });
		const { levels, cutBeyondHeld, total } = hqlaRows(input);
		expect({ cutBeyondHeld, counted: total.counted }).toEqual({ cutBeyondHeld: 0, counted: 10_000 });
		expect(levels.map(({ counted }) => counted)).toEqual([10_000, 0, 0]);
		expect(levels[0]?.classes.map(({ line, capCut }) => [line, capCut])).toEqual([
			['1.reserves', 0],
			['1.covered-bond', 3_000],
		]);
	});

	test('is said of the limit that binds, with its own share', () => {
		const input = ratioInputFrom([stockSum('1.reserves', 3_000), stockSum('1.covered-bond', 10_753)], { rulebook: eu });
		const usage = capsUsage(input);
		expect(usage.level2).toMatchObject({ share: 0, binds: false, cut: 0 });
		expect(usage.uncoveredLevel1).toMatchObject({ limit: { num: 3, den: 10 }, share: 0.3, binds: true, cut: 3_000 });
		expect(usage.uncoveredLevel1?.uncutShare).toBeCloseTo(3 / 13, 4);
		expect(capsUsage({ ...input, sums: [stockSum('1.reserves', 3_000)], rulebook: basel }).uncoveredLevel1).toBeNull();
	});

	test('leaves a stock of the European Union inside all three limits, and takes no more than there is', () => {
		fc.assert(
			fc.property(book, (parts) => {
				const stock = stockOf(parts);
				const { cuts, off } = offOf(stock, eu);
				const left = { level1: stock.level1 - off.level1, level2a: stock.level2a - off.level2a, level2b: stock.level2b - off.level2b };
				const total = left.level1 + left.level2a + left.level2b;
				expect(off.level1 + off.level2a + off.level2b).toBe(cutTotal(cuts));
				expect(off.level1 <= parts.coveredBonds && off.level2a <= stock.level2a && off.level2b <= stock.level2b).toBe(true);
				expect([100n * left.level2b <= 15n * total, 100n * (left.level2a + left.level2b) <= 40n * total]).toEqual([true, true]);
				expect(100n * parts.uncovered >= 30n * total).toBe(true);
			}),
		);
	});

	test('the 40 % limit of the United States, which comes first: on level 2B where there is too little of 2A', () => {
		const input = ratioInputFrom([stockSum('1.reserves', 6_000), stockSum('2B.equity', 20_000)], { rulebook: us });
		const { levels, cutBeyondHeld, total } = hqlaRows(input);
		expect(cutBeyondHeld).toBe(0);
		expect([levels[2]?.counted, total.counted]).toEqual([1_059, 7_059]);
		expect(capsUsage(input).level2b.share).toBeCloseTo(0.15, 4);
	});
});
