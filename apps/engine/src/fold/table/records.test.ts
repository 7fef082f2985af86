import { describe, expect, test } from 'vitest';
import { Records } from './records.ts';

/** More than two chunks. */
const MANY = 10_000;

describe('records of numbers', () => {
	test('begin with what an empty one says, and keep what is set apart from each other', () => {
		const records = new Records([0, -1, 0]);
		for (let i = 0; i < MANY; i++) records.push();
		for (let i = 0; i < MANY; i++) records.set(i, 2, i + 0.5);
		for (let i = 0; i < MANY; i += 997) expect([0, 1, 2].map((field) => records.get(i, field))).toEqual([0, -1, i + 0.5]);
	});

	test('go on where they were saved, and a copy does not follow them', () => {
		const records = new Records([0]);
		records.set(records.push(), 0, 1);
		const saved = records.save();
		records.set(0, 0, 2);
		const restored = new Records([0]);
		restored.restore(saved);
		expect([restored.get(0, 0), restored.push(), restored.size]).toEqual([1, 1, 2]);
	});
});
