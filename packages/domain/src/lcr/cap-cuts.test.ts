import { describe, expect, test } from 'vitest';
import { ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import { capCuts, capCutTotal } from './cap-cuts.ts';
import { computeRatio } from './ratio.ts';

describe('what the limits take off the stock of a ratio', () => {
	test('stands at the limit on covered bonds, not at level 2, where that limit binds', () => {
		// 93 after haircut: with 3 of other level 1 it may be 10.
		const sums = [stockSum('1.reserves', 300), stockSum('1.covered-bond', 10_000)];
		const ratio = computeRatio({ ...ratioInputFrom(sums), rulebook: rulebook('eu') });
		expect(capCuts(ratio)).toEqual({ LEVEL_2: 0, LEVEL_2B: 0, UNCOVERED_LEVEL_1: 8_600 });
		expect(capCutTotal(ratio)).toBe(8_600);
	});

	test('stands at both caps under a rulebook that has no limit on covered bonds', () => {
		const sums = [stockSum('1.reserves', 6_000), stockSum('2A.corporate', 4_000), stockSum('2B.equity', 8_000)];
		expect(capCuts(computeRatio(ratioInputFrom(sums)))).toEqual({ LEVEL_2: 900, LEVEL_2B: 2_500, UNCOVERED_LEVEL_1: 0 });
	});
});
