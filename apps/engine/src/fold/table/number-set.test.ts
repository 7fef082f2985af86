import { describe, expect, test } from 'vitest';
import { NumberSet } from './number-set.ts';

function members(set: NumberSet): number[] {
	return Array.from({ length: set.size }, (_, place) => set.at(place));
}

describe('a set of small integers', () => {
	test('has each member once, in the order in which they came', () => {
		const set = new NumberSet();
		expect([7, 0, 7, 5_000].map((member) => set.add(member))).toEqual([0, 1, 0, 2]);
		expect(members(set)).toEqual([7, 0, 5_000]);
	});

	test('meets members that are added while it is gone through', () => {
		const set = new NumberSet();
		set.add(1);
		for (let place = 0; place < set.size; place++) if (set.at(place) < 5) set.add(set.at(place) + 1);
		expect(members(set)).toEqual([1, 2, 3, 4, 5]);
	});

	test('is empty when it was cleared, and takes the same members again', () => {
		const set = new NumberSet();
		set.add(3);
		set.clear();
		expect(set.size).toBe(0);
		set.add(3);
		expect(members(set)).toEqual([3]);
	});
});
