import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionKey } from '../event-log.ts';
import { LAG_MS, RETENTION_MS, TOPIC_COMPACTED, TOPIC_LAGGING, TOPIC_SHORT } from './home.ts';
import { latest, readAll, readBatches, record, text, valuesOf } from './reading.ts';
import type { Scope } from './scope.ts';

const put = (key: string, value: string | null) => ({ topic: TOPIC_COMPACTED, key, value: value === null ? null : text(value) });

export function cleaningContract({ openLog, home }: Scope): void {
	describe('compaction', () => {
		test('never loses the newest value of a key, nor brings back a deleted one', async () => {
			const log = await openLog();
			const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
			const step = fc.record({ key, value: fc.option(fc.string({ maxLength: 5 })), clean: fc.integer({ min: 0, max: 9 }) });
			await fc.assert(
				fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
					const expected = latest(await readAll(log, [TOPIC_COMPACTED]));
					for (const { key, value, clean } of steps) {
						await log.append([put(key, value)]);
						if (value === null) expected.delete(key);
						else expected.set(key, value);
						if (clean === 0) await home().clean(RETENTION_MS / 3);
					}
					await home().clean(0);
					expect(latest(await readAll(log, [TOPIC_COMPACTED]))).toEqual(expected);
				}),
				{ numRuns: 10 },
			);
		});

		test('leaves a tombstone for as long as a slow reader may need to see it', async () => {
			const log = await openLog();
			await log.append([put('a', 'old')]);
			const [slow] = await readBatches(log, [TOPIC_COMPACTED]);
			await log.append([put('a', null)]);
			await home().clean(RETENTION_MS / 2);
			const rest = await readAll(log, [TOPIC_COMPACTED], slow?.positions);
			expect(rest.map(({ key, value }) => [key, value])).toEqual([['a', null]]);
		});

		test('leaves every record alone until its minimum lag has passed since the append, whatever its own timestamp says', async () => {
			const log = await openLog();
			const write = (value: string) => log.append([{ topic: TOPIC_LAGGING, key: 'a', value: text(value), timestamp: 1_000 }]);
			await write('first');
			await write('second');
			await home().clean(LAG_MS - 60_000);
			expect(valuesOf(await readAll(log, [TOPIC_LAGGING]))).toEqual(['first', 'second']);
			await home().clean(60_000);
			expect(valuesOf(await readAll(log, [TOPIC_LAGGING]))).toEqual(['second']);
		});

		test('of everything leaves a log that a reader is caught up with at once', async () => {
			const log = await openLog();
			await log.append([put('a', 'old'), put('a', null)]);
			await home().clean(0);
			await home().clean(2 * RETENTION_MS);
			await home().clean(0);
			const batches = await readBatches(log, [TOPIC_COMPACTED]);
			expect(latest(batches.flatMap(({ records }) => records))).toEqual(new Map());
			expect(batches.at(-1)?.caughtUp).toBe(true);
			const [place] = await log.append([put('a', 'new')]);
			expect(place?.offset).toBeGreaterThanOrEqual(2);
		});

		test('under a reader that stands in the middle does not change what it ends with', async () => {
			const log = await openLog();
			const values = Array.from({ length: 1_000 }, (_, i) => put(`key-${i % 10}`, `${i}`));
			await log.append(values);
			const seen = [];
			for await (const batch of log.read({
				topics: [TOPIC_COMPACTED],
				from: 'start',
				maxRecords: 100,
				signal: new AbortController().signal,
			})) {
				seen.push(...batch.records);
				if (seen.length === 100) await home().clean(0);
				if (batch.caughtUp) break;
			}
			expect(latest(seen)).toEqual(new Map(values.slice(-10).map(({ key }, i) => [key, `${990 + i}`])));
		});
	});

	describe('retention', () => {
		test('takes old records from the front and keeps young ones', async () => {
			const log = await openLog();
			const now = Date.now();
			await log.append([record(TOPIC_SHORT, 'old', { timestamp: now - 2 * RETENTION_MS })]);
			await log.append([record(TOPIC_SHORT, 'young', { timestamp: now })]);
			await home().clean(0);
			expect(valuesOf(await readAll(log, [TOPIC_SHORT]))).toEqual(['young']);
			const [end] = await log.ends([TOPIC_SHORT]);
			expect(end?.low).toBeGreaterThan(0);
			expect(await log.get(TOPIC_SHORT, 0, 0)).toBeNull();
		});

		test('overtakes a position: reading goes on at the first record still there', async () => {
			const log = await openLog();
			const now = Date.now();
			await log.append([record(TOPIC_SHORT, 'old', { timestamp: now - 2 * RETENTION_MS })]);
			await log.append([record(TOPIC_SHORT, 'young', { timestamp: now })]);
			await home().clean(0);
			const position = new Map([[positionKey(TOPIC_SHORT, 0), 0]]);
			expect(valuesOf(await readAll(log, [TOPIC_SHORT], position))).toEqual(['young']);
		});

		test('that takes everything leaves the end where it was', async () => {
			const log = await openLog();
			await log.append([record(TOPIC_SHORT, 'old', { timestamp: 1_000 })]);
			const [before] = await log.ends([TOPIC_SHORT]);
			await home().clean(0);
			const [after] = await log.ends([TOPIC_SHORT]);
			expect(after?.high).toBe(before?.high);
		});
	});
}
