import { expect, test } from 'vitest';
import type { LogRecord } from '../../event-log.ts';
import { PartitionFeed } from './partition-feed.ts';
import { takeBatch } from './take-batch.ts';

const NOW = 1_000_000;
const topic = { name: 't', full: 'x.t', partitions: 2, cleanup: 'delete', appendTime: false } as const;
const record = (partition: number, offset: number, timestamp: number, bytes = 1): LogRecord => ({
	topic: 't',
	partition,
	offset,
	key: null,
	value: new Uint8Array(bytes),
	timestamp,
	headers: {},
});
/** A feed with records at the given times, all that the partition has. */
function feed(partition: number, times: readonly number[], end = times.length): PartitionFeed {
	const made = new PartitionFeed(topic, partition, 0, end);
	if (times.length > 0)
		made.add(
			times.map((time, offset) => record(partition, offset, time)),
			times.length,
			end,
			NOW,
		);
	return made;
}
const times = (records: readonly LogRecord[]) => records.map(({ timestamp }) => timestamp);

test('records come in the order of time over partitions, in their own order within one', () => {
	expect(times(takeBatch([feed(0, [1, 5, 3]), feed(1, [2, 4, 6])], 10, NOW))).toEqual([1, 2, 4, 5, 3, 6]);
});

test('no more come than asked for, and the rest comes next', () => {
	const feeds = [feed(0, [1, 3]), feed(1, [2, 4])];
	expect(times(takeBatch(feeds, 3, NOW))).toEqual([1, 2, 3]);
	expect(times(takeBatch(feeds, 3, NOW))).toEqual([4]);
	expect(takeBatch(feeds, 3, NOW)).toEqual([]);
});

test('a batch ends early when its values are large', () => {
	const large = new PartitionFeed(topic, 0, 0, 3);
	large.add(
		[0, 1, 2].map((offset) => record(0, offset, 1, 3_000_000)),
		3,
		3,
		NOW,
	);
	expect(takeBatch([large], 10, NOW)).toHaveLength(2);
});

test('nothing comes while a partition with records below the end has not answered', () => {
	const silent = feed(1, [], 1);
	expect(takeBatch([feed(0, [1]), silent], 10, NOW)).toEqual([]);
	silent.add([record(1, 0, 0)], 1, 1, NOW);
	expect(times(takeBatch([feed(0, [1]), silent], 10, NOW))).toEqual([0, 1]);
});

test('a partition that has given what is here and has more is waited for', () => {
	const first = feed(0, [1, 2], 9);
	expect(times(takeBatch([first, feed(1, [5])], 10, NOW))).toEqual([1, 2]);
	expect(takeBatch([first, feed(1, [5])], 10, NOW)).toEqual([]);
});

test('a partition without a leader is not waited for', () => {
	const lost = feed(1, [], 5);
	lost.failing = true;
	expect(times(takeBatch([feed(0, [1]), lost], 10, NOW))).toEqual([1]);
});

test('a transaction that is being decided is waited for, one that hangs is not', () => {
	const undecided = new PartitionFeed(topic, 1, 0, 5);
	undecided.add([], 0, 0, NOW);
	expect(takeBatch([feed(0, [1]), undecided], 10, NOW + 999)).toEqual([]);
	expect(times(takeBatch([feed(0, [1]), undecided], 10, NOW + 1_000))).toEqual([1]);
	expect(undecided.isCaughtUp).toBe(false);
});

test('a feed stands behind markers and compacted places once its records are given', () => {
	const gap = new PartitionFeed(topic, 0, 0, 8);
	gap.add([record(0, 3, 1)], 8, 8, NOW);
	expect([gap.position, gap.isCaughtUp]).toEqual([3, false]);
	takeBatch([gap], 10, NOW);
	expect([gap.position, gap.isCaughtUp, gap.bufferedBytes]).toEqual([8, true, 0]);
});
