import { describe, expect, it } from 'vitest';
import { RecentChanges } from './recent-changes.ts';

const laterThan = (time: number) => (at: number) => at > time;

describe('what values were before they changed', () => {
	it('is the oldest of several changes behind the moment', () => {
		const changes = new RecentChanges<number, string>(9);
		changes.note(1, 'a', null);
		changes.note(2, 'a', 'first');
		changes.note(3, 'b', 'other');
		changes.note(4, 'a', 'second');
		expect([...changes.before(laterThan(1))]).toEqual([
			['a', 'first'],
			['b', 'other'],
		]);
		expect([...changes.before(laterThan(3))]).toEqual([['a', 'second']]);
		expect(changes.before(laterThan(0)).get('a')).toBeNull();
		expect(changes.before(laterThan(4)).size).toBe(0);
	});
	it('forgets the oldest past its limit', () => {
		const changes = new RecentChanges<number, number>(3);
		for (let at = 1; at <= 7; at++) changes.note(at, `key ${at}`, at);
		expect([...changes.before(laterThan(0)).keys()].sort()).toEqual(['key 5', 'key 6', 'key 7']);
		expect([...changes.before(laterThan(5)).keys()].sort()).toEqual(['key 6', 'key 7']);
	});
});
