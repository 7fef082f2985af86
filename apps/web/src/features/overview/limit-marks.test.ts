import { type CapUsage, minor } from '@tideline/domain';
import { expect, it } from 'vitest';
import { limitMarks } from './limit-marks.ts';

const usage = (num: number, den: number): CapUsage => ({ limit: { num, den }, share: 0.2, uncutShare: 0.2, binds: false, cut: minor(0) });
const caps = { level2: usage(2, 5), level2b: usage(3, 20), uncoveredLevel1: null, inflows: usage(3, 4) };
const at = (marks: ReturnType<typeof limitMarks>) => marks.map(({ cap, least, at }) => [cap, least, at]);

it('stand on the part of the bar that counts, caps from its right', () => {
	expect(at(limitMarks(caps, 0.5))).toEqual([
		['LEVEL_2', false, 0.3],
		['LEVEL_2B', false, 0.425],
	]);
});

it('have the least share of other level 1 from its left, where the rulebook limits covered bonds', () => {
	expect(at(limitMarks({ ...caps, uncoveredLevel1: usage(3, 10) }, 1)).at(-1)).toEqual(['UNCOVERED_LEVEL_1', true, 0.3]);
});
