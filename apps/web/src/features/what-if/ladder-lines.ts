import type { WhatIfLadder } from '@tideline/api';

/** Some days of the ladder after the scenario; amounts in minor units. */
export interface LadderSpan {
	readonly title: string;
	readonly inflows: number;
	readonly outflows: number;
	/** At the end of its last day. */
	readonly cumulative: number;
	readonly total: boolean;
}

/** Last days of the spans that the table has. */
const ENDS = [1, 7, 14, 21, 30];

/** Day 1, the weeks, and all 30 days. */
export function ladderSpans({ days, after }: WhatIfLadder): LadderSpan[] {
	const sum = (amounts: readonly number[], from: number, to: number): number =>
		amounts.slice(from, to).reduce((total, amount) => total + amount, 0);
	const span = (title: string, from: number, to: number, total: boolean): LadderSpan => ({
		title,
		inflows: sum(after.inflows, from, to),
		outflows: sum(after.outflows, from, to),
		cumulative: after.cumulative[to - 1] ?? 0,
		total,
	});
	const parts = ENDS.map((end, index) => {
		const from = ENDS[index - 1] ?? 0;
		return span(end - from === 1 ? `Day ${end}` : `Days ${from + 1} to ${end}`, from, end, false);
	});
	return [...parts, span(`${days.length} days`, 0, days.length, true)];
}

type LineId = 'leftBefore' | 'leftAfter' | 'gapBefore' | 'gapAfter';

export interface LadderLine {
	readonly id: LineId;
	/** Of an SVG. */
	readonly path: string;
	/** Where it ends, px from the top, and the figure there; null for a line without words. */
	readonly end: number;
	readonly last: number | null;
}

const LEFT = 44;
const RIGHT = 62;
const TOP = 10;
const FOOT = 20;

/** The four lines of the chart, and where amounts (minor units) and days (from 0) stand in it. */
export function ladderLines({ days, before, after }: WhatIfLadder, { width, height }: { width: number; height: number }) {
	const all = [...before.left, ...after.left, ...before.cumulative, ...after.cumulative, 0];
	const [low, high] = [Math.min(...all), Math.max(...all)];
	const y = (amount: number): number => TOP + ((high - amount) / Math.max(1, high - low)) * (height - TOP - FOOT);
	const x = (day: number): number => LEFT + (day / Math.max(1, days.length - 1)) * (width - LEFT - RIGHT);
	const line = (id: LineId, amounts: readonly number[], named: boolean): LadderLine => {
		const last = amounts.at(-1) ?? 0;
		const path = amounts.map((amount, day) => `${day === 0 ? 'M' : 'L'}${x(day).toFixed(1)} ${y(amount).toFixed(1)}`).join('');
		return { id, path, end: y(last), last: named ? last : null };
	};
	const lines = [
		line('leftBefore', before.left, false),
		line('gapBefore', before.cumulative, false),
		line('leftAfter', after.left, true),
		line('gapAfter', after.cumulative, true),
	];
	return { lines, low, high, x, y };
}
