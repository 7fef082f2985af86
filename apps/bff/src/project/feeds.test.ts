import type { PartitionEnd } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { CATCHING_UP_LAG, FEEDS, type FeedSpec, feedRow } from './feeds.ts';

const NOW = 1_000_000;
const spec = FEEDS.find(({ name }) => name === 'oms.bond') as FeedSpec;
const end = (change: Partial<PartitionEnd> = {}): PartitionEnd => ({
	topic: 'oms.bond',
	partition: 0,
	low: 0,
	high: 10,
	lastTimestamp: NOW,
	...change,
});
const at = (ends: PartitionEnd[], normaliser = 10, before?: { at: number; high: number }) =>
	feedRow(spec, { now: NOW, ends, normaliser: new Map([['oms.bond/0', normaliser]]), engine: new Map(), rejected: 0, today: 7 }, before)
		.row;

describe('state of a feed', () => {
	it('is empty without a record', () =>
		expect(at([end({ high: 0, lastTimestamp: null })], 0)).toMatchObject({ state: 'EMPTY', lastAt: null }));
	it('is stale since its last record after a minute of silence', () =>
		expect(at([end({ lastTimestamp: NOW - 60_001 })])).toMatchObject({ state: 'STALE', staleSince: NOW - 60_001 }));
	it('is catching up while it is far behind, and while old records come', () => {
		expect(at([end({ high: CATCHING_UP_LAG + 11 })])).toMatchObject({ state: 'CATCHING_UP', lag: CATCHING_UP_LAG + 1 });
		expect(at([end({ lastTimestamp: 5 })], 10, { at: NOW - 1_000, high: 2 })).toMatchObject({ state: 'CATCHING_UP', perSecond: 8 });
	});
	it('does not count as lag what retention has removed', () => expect(at([end({ low: 8 })], 0)).toMatchObject({ lag: 2 }));
	it('is live with a fresh record', () => expect(at([end()])).toMatchObject({ state: 'LIVE', staleSince: null, today: 7 }));
	it('is not stale where silence is usual', () => {
		const balances = FEEDS.find(({ name }) => name === 'balances') as FeedSpec;
		const ends = [end({ topic: 'balances', lastTimestamp: 5 })];
		const inputs = { now: NOW, ends, normaliser: new Map(), engine: new Map([['balances/0', 10]]), rejected: 0, today: 7 };
		expect(feedRow(balances, inputs, undefined).row).toMatchObject({ state: 'LIVE', today: null });
	});
});
