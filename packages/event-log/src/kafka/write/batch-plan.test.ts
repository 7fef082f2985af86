import { describe, expect, test } from 'vitest';
import type { NewRecord } from '../../event-log.ts';
import { MAX_BATCH_BYTES, TIMESTAMP_HEADER } from '../topic-config.ts';
import { Placer, planBatches } from './batch-plan.ts';

const topic = { name: 't', full: 'uat.t', partitions: 3, cleanup: 'delete', appendTime: false } as const;
const record = (rest: Partial<NewRecord> = {}): NewRecord => ({ topic: 't', key: 'k', value: new Uint8Array(10), ...rest });
const placed = (rest: Partial<NewRecord> = {}) => new Placer().place(record(rest), topic, 5);

describe('the place of a record', () => {
	test('has the name of the topic on the brokers and the time of the append', () => {
		expect(placed()).toMatchObject({ topic: 'uat.t', timestamp: 5, headers: {} });
	});

	test('carries its own time in a header where the log keeps that of the append', () => {
		const kept = new Placer().place(record({ timestamp: 7, headers: { a: 'b' } }), { ...topic, appendTime: true }, 5);
		expect(kept.headers).toEqual({ a: 'b', [TIMESTAMP_HEADER]: '7' });
	});
});

describe('batches', () => {
	test('hold the records of a partition in their order', () => {
		const records = [placed({ partition: 0, key: 'a' }), placed({ partition: 1, key: 'b' }), placed({ partition: 0, key: 'c' })];
		const [wave, ...more] = planBatches(records);
		expect(more).toEqual([]);
		expect(wave?.map(({ partition, records: own }) => [partition, own.map(({ key }) => key)])).toEqual([
			[0, ['a', 'c']],
			[1, ['b']],
		]);
	});

	test('that would be too large for a topic become a second wave', () => {
		const half = new Uint8Array(Math.floor(MAX_BATCH_BYTES * 0.6));
		const waves = planBatches([1, 2, 3].map(() => placed({ partition: 0, value: half })));
		expect(waves.map((wave) => wave.map(({ records }) => records.length))).toEqual([[1], [1], [1]]);
	});

	test('of nothing are none', () => {
		expect(planBatches([])).toEqual([]);
	});
});
