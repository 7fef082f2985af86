import { describe, expect, it } from 'vitest';
import { GrowingColumn } from './growing-column.ts';

describe('a growing column', () => {
	it('refuses a slot past its limit', () => {
		const column = new GrowingColumn(Int32Array, 2);
		expect(() => column.set(2, 1)).toThrow(RangeError);
	});
	it('keeps every number while it grows', () => {
		const column = new GrowingColumn(Float64Array, 20_000);
		for (let slot = 0; slot < 20_000; slot++) column.set(slot, slot * 1.5);
		expect([0, 4_095, 4_096, 19_999].map((slot) => column.get(slot))).toEqual([0, 6_142.5, 6_144, 29_998.5]);
	});
});
