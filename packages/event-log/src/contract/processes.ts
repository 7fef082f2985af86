import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../event-log.ts';
import { WriterProcess } from './child.ts';
import { TOPIC_A, TOPIC_B } from './home.ts';
import { readAll, readUntil, textOf } from './reading.ts';
import type { Scope } from './scope.ts';

const BATCH_SIZE = 40;
const CRASH_ROUNDS = 10;
const SEED = 20_261_120;

/** Park and Miller's minimal generator: the same moments in every run. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}

/** Records of each batch that `name` has written, by batch number. */
function batchesOf(records: readonly LogRecord[], name: string): Map<number, number[]> {
	const batches = new Map<number, number[]>();
	for (const { value } of records) {
		const [writer, batch, index] = (textOf(value) ?? '').split(':');
		if (writer !== name) continue;
		const indexes = batches.get(Number(batch)) ?? [];
		indexes.push(Number(index));
		batches.set(Number(batch), indexes);
	}
	return batches;
}

const inOrder = Array.from({ length: BATCH_SIZE }, (_, i) => i);

export function processContract(scope: Scope): void {
	describe('processes', () => {
		test('killed in the middle of appends lose no acknowledged record and leave no half batch', { timeout: 60_000 }, async () => {
			const log = await scope.openLog();
			const random = seeded(SEED);
			for (let round = 0; round < CRASH_ROUNDS; round++) {
				const killAt = 1 + Math.floor(random() * 60);
				const name = `round${round}`;
				const writer = new WriterProcess(scope, { name, batches: 100_000, batchSize: BATCH_SIZE }, ({ acknowledged }) => {
					if (acknowledged === killAt) writer.kill();
				});
				await writer.ended();
				const batches = batchesOf(await readAll(log, [TOPIC_A, TOPIC_B]), name);
				expect(writer.acknowledged).toBeGreaterThanOrEqual(killAt);
				// One more may have been written whose acknowledgement died with the process.
				expect([writer.acknowledged, writer.acknowledged + 1]).toContain(batches.size);
				for (const indexes of batches.values()) expect(indexes.sort((a, b) => a - b)).toEqual(inOrder);
			}
		});

		test('write side by side: every record once, in the order of each writer', { timeout: 30_000 }, async () => {
			const log = await scope.openLog();
			const names = ['one', 'two', 'three'];
			const count = 25;
			const total = names.length * count * BATCH_SIZE;
			// Already reading when they start: the news must come from the other processes.
			const reading = readUntil(log, [TOPIC_A, TOPIC_B], 'start', total);
			const writers = names.map((name) => new WriterProcess(scope, { name, batches: count, batchSize: BATCH_SIZE }));
			const records = await reading;
			await Promise.all(writers.map((writer) => writer.ended()));
			expect(records).toHaveLength(total);
			for (const name of names) {
				const batches = batchesOf(records, name);
				expect([...batches.keys()]).toEqual(Array.from({ length: count }, (_, i) => i));
				for (const indexes of batches.values()) expect(indexes).toHaveLength(BATCH_SIZE);
			}
			for (const end of await log.ends([TOPIC_A, TOPIC_B])) {
				const offsets = records
					.filter(({ topic, partition }) => topic === end.topic && partition === end.partition)
					.map(({ offset }) => offset);
				expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
				expect(new Set(offsets).size).toBe(offsets.length);
			}
		});
	});
}
