import { describe, expect, test } from 'vitest';
import { FencedError, UnknownTopicError } from '../errors.ts';
import { type EventLog, type Positions, positionKey } from '../event-log.ts';
import { TOPIC_A, TOPIC_B } from './home.ts';
import { readAll, readBatches, record, textOf, valuesOf } from './reading.ts';
import type { Scope } from './scope.ts';

const at = (position: number): Positions => new Map([[positionKey(TOPIC_A, 0), position]]);

/** One step of a read-process-write loop: what came in goes out, with the position. */
async function copyOnce(log: EventLog, maxRecords: number): Promise<boolean> {
	const transactor = await log.openTransactor('copier');
	const [batch] = await readBatches(log, [TOPIC_A], await log.committed('copiers'), maxRecords);
	if (batch === undefined || batch.records.length === 0) return false;
	const records = batch.records.map(({ value }) => record(TOPIC_B, `copy of ${textOf(value)}`));
	await transactor.commit({ records, group: 'copiers', positions: batch.positions });
	return true;
}

export function transactionContract({ openLog }: Scope): void {
	describe('a transaction', () => {
		test('that fails leaves neither records nor positions', async () => {
			const log = await openLog();
			const transactor = await log.openTransactor('t');
			const records = [record(TOPIC_A, 'good'), record('contract.unknown', 'bad')];
			await expect(transactor.commit({ records, group: 'g', positions: at(1) })).rejects.toThrow(UnknownTopicError);
			expect(await readAll(log, [TOPIC_A])).toEqual([]);
			expect(await log.committed('g')).toEqual(new Map());
		});

		test('of a fenced owner is refused, and nothing of it is seen', async () => {
			const log = await openLog();
			const zombie = await log.openTransactor('t');
			await zombie.commit({ records: [record(TOPIC_A, 'before')] });
			const owner = await (await openLog()).openTransactor('t');
			await expect(zombie.commit({ records: [record(TOPIC_A, 'zombie')], group: 'g', positions: at(9) })).rejects.toThrow(FencedError);
			await owner.commit({ records: [record(TOPIC_A, 'after')] });
			await owner.close();
			await expect(zombie.commit({ records: [record(TOPIC_A, 'zombie')] })).rejects.toThrow(FencedError);
			expect(valuesOf(await readAll(log, [TOPIC_A]))).toEqual(['before', 'after']);
			expect(await log.committed('g')).toEqual(new Map());
		});

		test('of another id goes on beside it', async () => {
			const log = await openLog();
			const one = await log.openTransactor('one');
			await log.openTransactor('two');
			await one.commit({ records: [record(TOPIC_B, 'one')] });
			expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['one']);
		});

		test('brings records and positions together', async () => {
			const log = await openLog();
			const transactor = await log.openTransactor('t');
			await transactor.commit({ records: [record(TOPIC_A, 'out'), record(TOPIC_B, 'out')], group: 'g', positions: at(0) });
			expect(valuesOf(await readAll(await openLog(), [TOPIC_A, TOPIC_B]))).toEqual(['out', 'out']);
			expect(await (await openLog()).committed('g')).toEqual(at(0));
		});

		test('may carry positions alone, and groups are apart', async () => {
			const log = await openLog();
			await log.append([record(TOPIC_A, 'x', { partition: 0 })]);
			await (await log.openTransactor('t')).commit({ records: [], group: 'g', positions: at(1) });
			expect(await log.committed('g')).toEqual(at(1));
			expect(await log.committed('other')).toEqual(new Map());
		});

		test('makes reading, processing and writing happen once, wherever it is broken off', async () => {
			const log = await openLog();
			await log.append(Array.from({ length: 20 }, (_, i) => record(TOPIC_A, `${i}`)));
			// Each step opens the transactor anew, as a process that was killed and started again.
			while (await copyOnce(log, 7));
			const copies = valuesOf(await readAll(log, [TOPIC_B]));
			expect(copies.sort()).toEqual(Array.from({ length: 20 }, (_, i) => `copy of ${i}`).sort());
		});
	});
}
