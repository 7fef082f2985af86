import { day } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { dayWords, orOld } from './day-words.ts';

describe('the day of the overview', () => {
	it('is today while it runs, and before it is known', () => {
		expect(dayWords(null)).toBe('today');
		expect(dayWords({ day: day(20_777), over: false })).toBe('today');
	});
	it('is named when it is over', () => expect(dayWords({ day: day(20_777), over: true })).toBe('on 20 Nov'));
	it('makes a live panel stale when the newest event of all is old, and leaves a worse state alone', () => {
		const old = { kind: 'stale', since: 0, feed: null, age: 1, old: true } as const;
		const live = { kind: 'live', age: null } as const;
		const lost = { kind: 'disconnected', since: 0, age: 1, retryIn: null } as const;
		expect(orOld(live, old)).toBe(old);
		expect(orOld(lost, old)).toBe(lost);
		expect(orOld(live, { kind: 'stale', since: 0, feed: 'oms.fx', age: 1 })).toBe(live);
	});
});
