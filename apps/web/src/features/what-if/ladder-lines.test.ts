import type { WhatIfLadder } from '@tideline/api';
import { expect, test } from 'vitest';
import { ladderLines, ladderSpans } from './ladder-lines.ts';

const thirty = (amount: number): number[] => Array.from({ length: 30 }, () => amount);
const falling = Array.from({ length: 30 }, (_, index) => -2 * (index + 1));
const side = { inflows: thirty(1), outflows: thirty(3), cumulative: falling, left: falling.map((gap) => 100 + gap) };
const ladder: WhatIfLadder = { days: Array.from({ length: 30 }, (_, index) => `day ${index + 1}`), before: side, after: side };

test('the spans of the table add up to the 30 days', () => {
	const spans = ladderSpans(ladder);
	expect(spans.map(({ title }) => title)).toEqual(['Day 1', 'Days 2 to 7', 'Days 8 to 14', 'Days 15 to 21', 'Days 22 to 30', '30 days']);
	const total = spans.at(-1);
	expect(spans.slice(0, -1).reduce((sum, { outflows }) => sum + outflows, 0)).toBe(total?.outflows);
	expect([total?.inflows, total?.outflows, total?.cumulative]).toEqual([30, 90, -60]);
});

test('lines stand between the lowest and the highest amount, the figure of what is after at their end', () => {
	const { lines, low, high, x, y } = ladderLines(ladder, { width: 500, height: 230 });
	expect([low, high, y(high), y(low), x(0)]).toEqual([-60, 98, 10, 210, 44]);
	expect(lines.map(({ last }) => last)).toEqual([null, null, 40, -60]);
});
