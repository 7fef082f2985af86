import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PositionOutOfRangeError, UnknownTopicError } from '../errors.ts';
import { type EventLog, positionKey, type ReadBatch } from '../event-log.ts';
import { TOPIC_A, TOPIC_B } from './home.ts';
import { readAll, readBatches, readUntil, record, valuesOf } from './reading.ts';
import type { Scope } from './scope.ts';

const numbered = (count: number, topic = TOPIC_A) =>
	Array.from({ length: count }, (_, i) => record(topic, `${i}`, { timestamp: 1_000 + i }));
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);

/** A reader whose batches are taken one by one. What says only that positions have moved is passed over, but for the first. */
function stepper(log: EventLog, topics: readonly string[], from: 'start' | 'end' = 'start') {
	const controller = new AbortController();
	const iterator = log.read({ topics, from, signal: controller.signal })[Symbol.asyncIterator]();
	let isFirst = true;
	const next = async (): Promise<IteratorResult<ReadBatch>> => {
		const result = await iterator.next();
		if (isFirst || result.done || result.value.records.length > 0) {
			isFirst = false;
			return result;
		}
		return next();
	};
	return { next, abort: () => controller.abort() };
}

export function readContract({ openLog }: Scope): void {
	describe('read', () => {
		test('refuses an unknown topic', async () => {
			const log = await openLog();
			await expect(async () => readAll(log, ['contract.unknown'])).rejects.toThrow(UnknownTopicError);
		});

		test('refuses a position past the end: it is of another log', async () => {
			const log = await openLog();
			await expect(async () => readAll(log, [TOPIC_B], new Map([[positionKey(TOPIC_B, 0), 7]]))).rejects.toThrow(PositionOutOfRangeError);
		});

		test('of an empty log gives one empty batch that is caught up', async () => {
			const batches = await readBatches(await openLog(), [TOPIC_B]);
			expect(batches).toEqual([{ records: [], positions: new Map([[positionKey(TOPIC_B, 0), 0]]), caughtUp: true }]);
		});

		test('gives records in the order of append over partitions and topics', async () => {
			const log = await openLog();
			for (let i = 0; i < 40; i++) await log.append([record(i % 3 === 0 ? TOPIC_B : TOPIC_A, `${i}`, { timestamp: 1_000 + i })]);
			expect(valuesOf(await readAll(log, [TOPIC_B, TOPIC_A]))).toEqual(numbers(40));
		});

		test('leaves out other topics', async () => {
			const log = await openLog();
			await log.append([record(TOPIC_A, 'a'), record(TOPIC_B, 'b')]);
			expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['b']);
		});

		test('hands out no more than asked for at once and is caught up with the last batch only', async () => {
			const log = await openLog();
			await log.append(numbered(25));
			const batches = await readBatches(log, [TOPIC_A], 'start', 10);
			expect(batches.every(({ records }) => records.length <= 10)).toBe(true);
			expect(batches.flatMap(({ records }) => records)).toHaveLength(25);
			expect(batches.map(({ caughtUp }) => caughtUp)).toEqual(batches.map((_, i) => i === batches.length - 1));
		});

		test('does not hand out a hundred megabytes at once', async () => {
			const log = await openLog();
			for (let i = 0; i < 12; i++) await log.append([{ topic: TOPIC_B, key: null, value: new Uint8Array(1_000_000) }]);
			const batches = await readBatches(log, [TOPIC_B]);
			expect(Math.max(...batches.map(({ records }) => records.length))).toBeLessThan(12);
			expect(batches.flatMap(({ records }) => records)).toHaveLength(12);
		});

		test('from the positions of any batch goes on with the next record', async () => {
			const log = await openLog();
			await log.append(numbered(200));
			await fc.assert(
				fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.nat(10), async (maxRecords, stop) => {
					const batches = await readBatches(log, [TOPIC_A], 'start', maxRecords);
					const before = batches.slice(0, stop + 1);
					const rest = await readAll(log, [TOPIC_A], before.at(-1)?.positions);
					expect(valuesOf([...before.flatMap(({ records }) => records), ...rest])).toEqual(numbers(200));
				}),
				{ numRuns: 20 },
			);
		});

		test('from the end gives only what comes later', async () => {
			const log = await openLog();
			await log.append(numbered(5));
			const reader = stepper(log, [TOPIC_A], 'end');
			expect((await reader.next()).value).toMatchObject({ records: [], caughtUp: true });
			await log.append([record(TOPIC_A, 'later')]);
			const { value } = await reader.next();
			expect(valuesOf(value?.records ?? [])).toEqual(['later']);
			expect(value?.caughtUp).toBe(true);
		});

		test('wakes a waiting reader of another handle', async () => {
			const reader = stepper(await openLog(), [TOPIC_B]);
			await reader.next();
			const waiting = reader.next();
			await (await openLog()).append([record(TOPIC_B, 'news')]);
			expect(valuesOf((await waiting).value?.records ?? [])).toEqual(['news']);
		});

		test('gives several readers the same', async () => {
			const log = await openLog();
			const readers = [readUntil(log, [TOPIC_A], 'start', 300), readUntil(await openLog(), [TOPIC_A], 'start', 300)];
			for (let i = 0; i < 3; i++) await log.append(numbered(100));
			const [one, two] = await Promise.all(readers);
			expect(one).toEqual(two);
		});

		test('does not keep timers and sockets waiting while there is much to read', async () => {
			const log = await openLog();
			await log.append(numbered(2_000));
			let turns = 0;
			const timer = setInterval(() => turns++, 1);
			const batches = await readBatches(log, [TOPIC_A], 'start', 10);
			clearInterval(timer);
			expect(batches.length).toBeGreaterThanOrEqual(200);
			expect(turns).toBeGreaterThan(0);
		});
	});

	describe('a reader ends without an error', () => {
		test('when the signal was given before it began', async () => {
			const log = await openLog();
			await log.append(numbered(5));
			const reader = stepper(log, [TOPIC_A]);
			reader.abort();
			expect((await reader.next()).done).toBe(true);
		});

		test('when the signal is given while it waits', async () => {
			const reader = stepper(await openLog(), [TOPIC_A]);
			await reader.next();
			const waiting = reader.next();
			reader.abort();
			expect((await waiting).done).toBe(true);
		});

		test('when the signal is given with more to read', async () => {
			const log = await openLog();
			await log.append(numbered(5_000));
			const reader = stepper(log, [TOPIC_A]);
			await reader.next();
			reader.abort();
			expect((await reader.next()).done).toBe(true);
		});

		test('when the log closes while it waits', async () => {
			const log = await openLog();
			const reader = stepper(log, [TOPIC_A]);
			await reader.next();
			const waiting = reader.next();
			await log.close();
			expect((await waiting).done).toBe(true);
		});
	});

	describe('get and ends', () => {
		test('a record that is not there is null', async () => {
			const log = await openLog();
			await log.append([record(TOPIC_B, 'only')]);
			expect(await log.get(TOPIC_B, 0, 1)).toBeNull();
			expect(await log.get(TOPIC_B, 0, -1)).toBeNull();
			expect(await log.get(TOPIC_B, 5, 0)).toBeNull();
			expect(valuesOf([(await log.get(TOPIC_B, 0, 0)) as never])).toEqual(['only']);
		});

		test('the ends say where the next record goes and how old the newest is', async () => {
			const log = await openLog();
			const [place] = await log.append([record(TOPIC_B, 'x', { timestamp: 1_234 })]);
			const [end] = await log.ends([TOPIC_B]);
			expect(end).toMatchObject({ topic: TOPIC_B, partition: 0, low: 0, lastTimestamp: 1_234 });
			expect(end?.high).toBeGreaterThan(place?.offset ?? Number.NaN);
		});
	});
}
