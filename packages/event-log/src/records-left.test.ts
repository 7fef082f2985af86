import { describe, expect, it } from 'vitest';
import type { PartitionEnd } from './event-log.ts';
import { recordsLeft, recordsLeftByTopic } from './records-left.ts';

const end = (topic: string, partition: number, low: number, high: number): PartitionEnd => ({
	topic,
	partition,
	low,
	high,
	lastTimestamp: null,
});

describe('records left', () => {
	it('do not count what retention has taken from under a position', () => {
		expect(recordsLeft([end('a', 0, 10, 15)], new Map([['a/0', 3]]))).toBe(5);
	});

	it('are none where the reader has come further than the ends that were looked at', () => {
		expect(recordsLeft([end('a', 0, 0, 4)], new Map([['a/0', 9]]))).toBe(0);
	});

	it('are all that is there for a reader without a position', () => {
		expect(recordsLeft([end('a', 0, 2, 7), end('a', 1, 0, 0)], new Map())).toBe(5);
	});

	it('of one partition do not make up for another', () => {
		const ends = [end('a', 0, 0, 4), end('a', 1, 0, 4), end('b', 0, 0, 1)];
		const positions = new Map([
			['a/0', 9],
			['a/1', 1],
		]);
		expect(recordsLeft(ends, positions)).toBe(4);
		expect(recordsLeftByTopic(ends, positions)).toEqual({ a: 3, b: 1 });
	});
});
