import { createHash } from 'node:crypto';
import type { NewRecord } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { advance } from '../src/day/advance.ts';
import type { DayState } from '../src/day/state.ts';
import { openDay, simulate, textOf } from './_day.ts';

const digest = (records: readonly NewRecord[]) => {
	const hash = createHash('sha256');
	for (const record of records)
		hash.update(JSON.stringify([record.topic, record.key, record.timestamp, record.headers ?? null, textOf(record)]));
	return hash.digest('hex');
};

describe('a simulated day', () => {
	it('is another one under another seed', () => {
		expect(digest(simulate(60, { seed: 'one' }))).not.toBe(digest(simulate(60, { seed: 'two' })));
	});

	it('is the same byte for byte under the same seed, day and options', () => {
		expect(digest(simulate(300))).toBe(digest(simulate(300)));
	});

	it('goes on as it would have after its state was written down and read again', () => {
		const whole = openDay();
		const { lookup, state } = openDay();
		for (let count = 0; count < 100; count++) {
			advance(state, lookup);
			advance(whole.state, whole.lookup);
		}
		const restored = JSON.parse(JSON.stringify(state)) as DayState;
		for (let count = 0; count < 100; count++) {
			expect(digest(advance(restored, lookup))).toBe(digest(advance(whole.state, whole.lookup)));
		}
	});

	it('never gives an id twice to two deals or payments', () => {
		const records = simulate(400);
		const payments = records.filter(({ topic }) => topic === 'payments').map(({ key }) => key);
		expect(new Set(payments).size).toBe(payments.length);
	});

	it('writes records in the order of their time within a slice, each slice with its number', () => {
		const { state, lookup } = openDay();
		for (let count = 1; count <= 20; count++) {
			const records = advance(state, lookup);
			const times = records.map(({ timestamp }) => timestamp ?? 0);
			expect(times).toEqual(times.toSorted((a, b) => a - b));
			expect(records.filter(({ headers }) => headers?.slice === String(count))).toHaveLength(1);
		}
	});
});
