import { describe, expect, it } from 'vitest';
import { backoff } from './reconnect-policy.ts';

describe('backoff', () => {
	it('doubles from a second and stops at ten', () => {
		const waits = [0, 1, 2, 3, 4, 50, 5_000].map((attempt) => backoff(attempt, () => 1));
		expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
	});
	it('spreads a quarter of the wait', () => expect(backoff(0, () => 0)).toBe(750));
});
