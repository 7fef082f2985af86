import type { LcrPoint } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { appendLive, type DayPoint, GAP_MS, joinDay, lowOf, MAX_LIVE_POINTS, pointAt, stepLine } from './day-points.ts';

const point = (at: number, lcr: number | null = 1.3): DayPoint => ({
	at,
	lcr,
	hqla: 10,
	level1: 10,
	level2a: 0,
	level2b: 0,
	netCashOutflows: 5,
	overridesInForce: 0,
});

describe('the tail that grows on the page', () => {
	it('is bounded', () => {
		let live: readonly DayPoint[] = [];
		for (let second = 0; second < MAX_LIVE_POINTS + 10; second++) live = appendLive(live, point(second * 1_000));
		expect(live).toHaveLength(MAX_LIVE_POINTS);
		expect(live[0]?.at).toBe(10_000);
	});
	it('keeps the newest value of a second', () => {
		const live = appendLive(appendLive([], point(1_000, 1.1)), point(1_900, 1.2));
		expect(live.map(({ lcr }) => lcr)).toEqual([1.2]);
	});
	it('leaves out what is older than it', () => expect(appendLive([point(5_000)], point(4_000))).toHaveLength(1));
	it('follows the history without doubling it', () => {
		const history = [point(0), point(60_000)] as unknown as LcrPoint[];
		expect(joinDay(history, [point(59_000), point(61_000)]).map(({ at }) => at)).toEqual([0, 60_000, 61_000]);
	});
});

describe('reading the day', () => {
	it('has no low without a ratio', () => expect(lowOf([point(0, null)])).toBeNull());
	it('finds the first of the lowest points', () => expect(lowOf([point(0, 1.3), point(1, 1.2), point(2, 1.2), point(3, 1.4)])?.at).toBe(1));
	it('finds what held at a moment', () => {
		expect(pointAt([point(10), point(20)], 19)?.at).toBe(10);
		expect(pointAt([point(10)], 9)).toBeNull();
	});
	it('breaks the line where nothing was heard, never bridges it', () => {
		const line = stepLine([point(0), point(GAP_MS + 1)], ({ hqla }) => hqla);
		expect(line).toEqual([
			[0, 10],
			[GAP_MS, null],
			[GAP_MS + 1, 10],
		]);
	});
});
