import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InvalidRecordError, TopicMismatchError, UnknownTopicError } from '../errors.ts';
import type { NewRecord } from '../event-log.ts';
import { partitionOfKey } from '../partitioner.ts';
import { CONTRACT_TOPICS, TOPIC_A, TOPIC_B, TOPIC_COMPACTED } from './home.ts';
import { readAll, record, valuesOf } from './reading.ts';
import type { Scope } from './scope.ts';

const arbitraryRecord: fc.Arbitrary<NewRecord> = fc.record({
	topic: fc.constant(TOPIC_A),
	key: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 })),
	value: fc.option(fc.uint8Array({ maxLength: 300 })),
	partition: fc.integer({ min: 0, max: 2 }),
	timestamp: fc.integer({ min: 0, max: 8_640_000_000_000 }),
	headers: fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), fc.string({ unit: 'grapheme', maxLength: 20 }), {
		maxKeys: 3,
		noNullPrototype: true,
	}),
});

export function appendContract({ openLog }: Scope): void {
	describe('topics', () => {
		test('that exist with other settings are named and left alone', async () => {
			const log = await openLog();
			await expect(log.ensureTopics([{ name: TOPIC_A, partitions: 9, cleanup: 'delete', retentionMs: null }])).rejects.toThrow(
				new TopicMismatchError(TOPIC_A, 'partitions', 9, 3),
			);
			expect(await log.ends([TOPIC_A])).toHaveLength(3);
		});

		test('that are none are nothing to do', async () => {
			await expect((await openLog()).ensureTopics([])).resolves.toBeUndefined();
		});

		test('may be ensured again, by anyone', async () => {
			await openLog();
			const other = await openLog();
			await other.ensureTopics(CONTRACT_TOPICS);
			expect(await other.ends([TOPIC_B])).toEqual([{ topic: TOPIC_B, partition: 0, low: 0, high: 0, lastTimestamp: null }]);
		});
	});

	describe('append', () => {
		test.each<[string, NewRecord, new (...args: never[]) => Error]>([
			['an unknown topic', record('contract.unknown', 'x'), UnknownTopicError],
			['a partition that is not there', record(TOPIC_A, 'x', { partition: 3 }), InvalidRecordError],
			['a compacted topic without a key', record(TOPIC_COMPACTED, 'x'), InvalidRecordError],
			['a timestamp before 1970', record(TOPIC_A, 'x', { timestamp: -1 }), InvalidRecordError],
			['a timestamp that is no number', record(TOPIC_A, 'x', { timestamp: Number.NaN }), InvalidRecordError],
		])('refuses %s and keeps nothing of that append', async (_, bad, error) => {
			const log = await openLog();
			await expect(log.append([record(TOPIC_B, 'good'), bad])).rejects.toThrow(error);
			expect(await readAll(log, [TOPIC_B])).toEqual([]);
		});

		test('of nothing is nothing', async () => {
			expect(await (await openLog()).append([])).toEqual([]);
		});

		test('tells the place of each record, rising within a partition', async () => {
			const log = await openLog();
			const places = await log.append(['a', 'b', 'c', 'd'].map((value, i) => record(TOPIC_A, value, { partition: i % 2 })));
			expect(places.map(({ partition }) => partition)).toEqual([0, 1, 0, 1]);
			expect(places[2]?.offset).toBe((places[0]?.offset ?? 0) + 1);
			for (const [i, { partition, offset }] of places.entries())
				expect((await log.get(TOPIC_A, partition, offset))?.value).toEqual(record(TOPIC_A, 'abcd'[i] as string).value);
		});

		test('keeps key, value, timestamp and headers of any record as they are', async () => {
			const log = await openLog();
			await fc.assert(
				fc.asyncProperty(fc.array(arbitraryRecord, { minLength: 1, maxLength: 20 }), async (records) => {
					const places = await log.append(records);
					for (const [i, { partition, offset }] of places.entries())
						expect(await log.get(TOPIC_A, partition, offset)).toEqual({ ...records[i], offset });
				}),
				{ numRuns: 30 },
			);
		});

		test('keeps a record of five megabytes', async () => {
			const log = await openLog();
			const value = new Uint8Array(5_000_000).fill(7);
			await log.append([{ topic: TOPIC_B, key: 'large', value }, record(TOPIC_B, 'after')]);
			const [large, after] = await readAll(log, [TOPIC_B]);
			expect(large?.value?.length).toBe(5_000_000);
			expect(valuesOf([after as never])).toEqual(['after']);
		});

		test('puts a key where Kafka puts it, always in the same partition', async () => {
			const log = await openLog();
			const keys = Array.from({ length: 50 }, (_, i) => `trade-${i}`);
			const places = await log.append(keys.map((key) => record(TOPIC_A, key, { key })));
			expect(places.map(({ partition }) => partition)).toEqual(keys.map((key) => partitionOfKey(key, 3)));
		});

		test('spreads records without a key', async () => {
			const places = await (await openLog()).append(Array.from({ length: 9 }, (_, i) => record(TOPIC_A, `${i}`)));
			expect(new Set(places.map(({ partition }) => partition)).size).toBe(3);
		});

		test('keeps a duplicate: telling it is for the reader', async () => {
			const log = await openLog();
			await log.append([record(TOPIC_B, 'same', { key: 'k' }), record(TOPIC_B, 'same', { key: 'k' })]);
			expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['same', 'same']);
		});

		test('at the same time from several handles mixes no two batches', async () => {
			const logs = [await openLog(), await openLog(), await openLog()];
			const batch = (name: string) => Array.from({ length: 50 }, (_, i) => record(TOPIC_B, `${name}:${i}`));
			await Promise.all(Array.from({ length: 12 }, (_, n) => logs[n % 3]?.append(batch(`${n}`))));
			const values = valuesOf(await readAll(await openLog(), [TOPIC_B]));
			expect(values).toHaveLength(600);
			for (let from = 0; from < 600; from += 50) {
				const name = values[from]?.split(':')[0] as string;
				expect(values.slice(from, from + 50)).toEqual(Array.from({ length: 50 }, (_, i) => `${name}:${i}`));
			}
		});
	});
}
