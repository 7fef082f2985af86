import type { PartitionEnd } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { nextFlow } from './feed-flow.ts';
import { CATCHING_UP_LAG, FEEDS, type FeedInputs, type FeedLook, type FeedSpec, feedRow, swappedFeeds } from './feeds.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;
const spec = FEEDS.find(({ name }) => name === 'oms.bond') as FeedSpec;
const end = (change: Partial<PartitionEnd> = {}): PartitionEnd => ({
	topic: 'oms.bond',
	partition: 0,
	low: 0,
	high: 10,
	lastTimestamp: NOW,
	...change,
});
const readers = (known: Partial<FeedInputs['positions']> = {}): FeedInputs['positions'] => ({
	...{ normaliser: new Map(), engine: new Map(), 'joined view': new Map() },
	...known,
});
const at = (ends: PartitionEnd[], normaliser = 10, before?: FeedLook, now = NOW) =>
	feedRow(spec, { now, ends, positions: readers({ normaliser: new Map([['oms.bond/0', normaliser]]) }), rejected: 0, today: 7 }, before);

describe('state of a feed', () => {
	it('is empty without a record', () =>
		expect(at([end({ high: 0, lastTimestamp: null })], 0).row).toMatchObject({ state: 'EMPTY', lastAt: null }));
	it('is stale since its last record after a minute of silence, as long as its pace is not known', () =>
		expect(at([end({ lastTimestamp: NOW - 60_001 })]).row).toMatchObject({ state: 'STALE', staleSince: NOW - 60_001 }));
	it('is catching up while it is far behind, and while old records come', () => {
		expect(at([end({ high: CATCHING_UP_LAG + 11 })]).row).toMatchObject({ state: 'CATCHING_UP', lag: CATCHING_UP_LAG + 1 });
		expect(
			at([end({ lastTimestamp: 5 })], 10, {
				at: NOW - 1_000,
				high: 2,
				lack: null,
				pace: undefined,
				flow: nextFlow(undefined, { at: NOW - 1_000, high: 2 }),
			}).row,
		).toMatchObject({
			state: 'CATCHING_UP',
			perSecond: 8,
		});
	});
	it('does not count as lag what retention has removed', () => expect(at([end({ low: 8 })], 0).row).toMatchObject({ lag: 2 }));
	it('is live with a fresh record', () => expect(at([end()]).row).toMatchObject({ state: 'LIVE', staleSince: null, today: 7 }));
	it('is stale seconds after the last record of a desk that sends one each second', () => {
		let look: FeedLook | undefined;
		let high = 10;
		for (let now = NOW - 20_000; now <= NOW; now += 1_000) look = at([end({ high, lastTimestamp: now })], high++, look, now).look;
		const silent = (milliseconds: number) => at([end({ high: high - 1 })], high, look, NOW + milliseconds).row;
		expect(silent(5_000)).toMatchObject({ state: 'LIVE' });
		expect(silent(5_001)).toMatchObject({ state: 'STALE', staleSince: NOW });
	});
	it.each(['balances', 'reference'])('of %s is live for its day, and days old it is stale like any other', (name) => {
		const daily = FEEDS.find((feed) => feed.name === name) as FeedSpec;
		const rowAfter = (hours: number) => {
			const ends = [end({ topic: daily.topics[0] as string, lastTimestamp: NOW })];
			const now = NOW + hours * HOUR;
			return feedRow(daily, { now, ends, positions: readers(), rejected: 0, today: null }, undefined).row;
		};
		expect(rowAfter(25)).toMatchObject({ state: 'LIVE', today: null });
		expect(rowAfter(72)).toMatchObject({ state: 'STALE', staleSince: NOW });
	});
	it('is never live on a log of three days ago', () => {
		for (const feed of FEEDS) {
			const ends = [end({ topic: feed.topics[0] as string, lastTimestamp: NOW - 72 * HOUR })];
			const inputs = { now: NOW, ends, positions: readers(), rejected: 0, today: null };
			expect(feedRow(feed, inputs, undefined).row).toMatchObject({ state: 'STALE', staleSince: NOW - 72 * HOUR });
		}
	});
});

describe('a topic in the place of ours', () => {
	const [swapped] = swappedFeeds({ positionsTopic: 'positions.v4', accountsTopic: 'reference.accounts', joinType: 'left' });
	const look = (theirs: number | null, ours: number | null, now = NOW, before?: FeedLook) => {
		const positions = readers({ 'joined view': new Map([['positions.v4/0', 9]]) });
		const ends = [end({ topic: 'positions.v4', lastTimestamp: theirs }), end({ topic: 'positions', high: 90, lastTimestamp: ours })];
		return feedRow(swapped as FeedSpec, { now, ends, positions, rejected: 0, today: null }, before);
	};
	const rowAt = (theirs: number | null, ours: number | null) => look(theirs, ours).row;
	/** Looks of a second; `theirs` and `ours` by the second. Gives the states. */
	const statesOf = (seconds: number, theirs: (second: number) => number, ours: (second: number) => number) => {
		const states = new Set<string>();
		let before: FeedLook | undefined;
		for (let second = 0; second <= seconds; second++) {
			const { row, look: seen } = look(theirs(second), ours(second), NOW + second * 1_000, before);
			states.add(row.state);
			before = seen;
		}
		return [...states];
	};
	it('is live as long as it has what ours has, whatever the hour', () =>
		expect(rowAt(NOW - 3 * HOUR, NOW - 3 * HOUR)).toMatchObject({ topic: 'positions.v4', state: 'LIVE', lag: 1, partitions: 1 }));
	it('is live as long as it follows, however far behind', () => {
		const now = (second: number) => NOW + second * 1_000;
		expect(statesOf(600, (second) => now(second) - 30_000, now)).toEqual(['LIVE']);
	});
	it('is live while the first record after a quiet hour is on its way', () =>
		expect(
			statesOf(
				90,
				(second) => (second < 50 ? NOW - HOUR : NOW + 5_000),
				(second) => (second < 5 ? NOW - HOUR : NOW + 5_000),
			),
		).toEqual(['LIVE']));
	it('is stale when ours has had for a minute what it has not, also after a restart', () => {
		expect(
			statesOf(
				61,
				() => NOW - 1,
				() => NOW,
			),
		).toEqual(['LIVE', 'STALE']);
		expect(rowAt(NOW - HOUR - 1, NOW - HOUR)).toMatchObject({ state: 'STALE', staleSince: NOW - HOUR - 1 });
	});
	it('is stale while nobody has filled it, and empty where ours is', () => {
		expect(rowAt(null, NOW)).toMatchObject({ state: 'STALE', staleSince: null });
		expect(rowAt(null, null)).toMatchObject({ state: 'EMPTY' });
	});
	it('is no feed of its own where nothing is swapped', () =>
		expect(swappedFeeds({ positionsTopic: 'positions', accountsTopic: 'reference.accounts', joinType: 'inner' })).toEqual([]));
});
