import { describe, expect, test } from 'vitest';
import { type FeedFlow, lagMsOf, nextFlow, POINT_MS, ratesOf } from './feed-flow.ts';

/** Looks each second, `perSecond` records between two. */
function watched(seconds: number, perSecond: number, from?: FeedFlow): FeedFlow {
	let flow = from;
	const start = from?.looks.at(-1) ?? { at: 0, high: 0 };
	for (let second = from === undefined ? 0 : 1; second <= seconds; second++)
		flow = nextFlow(flow, { at: start.at + second * 1_000, high: start.high + second * perSecond });
	if (flow === undefined) throw new Error('nothing was watched');
	return flow;
}

describe('the curve of a feed', () => {
	test('has no point before a quarter of a minute is full', () => expect(ratesOf(watched(14, 3))).toEqual([]));

	test('has the mean rate of each quarter of a minute, the newest last', () =>
		expect(ratesOf(watched(15, 20, watched(15, 3)))).toEqual([3, 20]));

	test('has no point for old records that come in a hurry', () => {
		const full = nextFlow(watched(10, 3), { at: 20_000, high: 100_000 }, true);
		expect(ratesOf(full)).toEqual([]);
		expect(ratesOf(watched(15, 3, full))).toEqual([3]);
	});

	test('reaches back a quarter of an hour and no further', () => {
		const flow = watched(2_000, 1);
		expect(ratesOf(flow)).toHaveLength((15 * 60_000) / POINT_MS);
		expect(flow.looks).toHaveLength(900);
	});
});

describe('the lag of a feed in time', () => {
	test('is zero when everything is read', () => expect(lagMsOf(watched(10, 5), { now: 10_000, read: 50 })).toBe(0));

	test('is the time since the feed had no more than what is read', () =>
		expect(lagMsOf(watched(10, 5), { now: 10_000, read: 35 })).toBe(3_000));

	test('is not known when that is longer ago than the looks', () =>
		expect(lagMsOf(nextFlow(undefined, { at: 0, high: 100 }), { now: 0, read: 10 })).toBeNull());
});
