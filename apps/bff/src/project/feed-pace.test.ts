import { describe, expect, it } from 'vitest';
import { type FeedPace, nextPace, staleAfter } from './feed-pace.ts';

/** A feed whose records come after each of these silences, in milliseconds, at once seen by a look. */
function paceOf(silences: readonly number[], look: (at: number) => { now: number; lastAt: number } = (at) => ({ now: at, lastAt: at })) {
	let at = 1_000_000;
	let pace: FeedPace | undefined = nextPace(undefined, { ...look(at), arrived: false });
	for (const silence of silences) {
		at += silence;
		pace = nextPace(pace, { ...look(at), arrived: true });
	}
	return pace;
}
const times = (count: number, silence: number) => Array.from({ length: count }, () => silence);

describe('a feed is stale after', () => {
	it('a minute while little is known of it', () => {
		expect(staleAfter(undefined)).toBe(60_000);
		expect(staleAfter(paceOf(times(7, 1_000)))).toBe(60_000);
	});
	it('seconds when it sends many a minute', () => expect(staleAfter(paceOf(times(60, 1_000)))).toBe(5_000));
	it('three times its longest usual silence when it sends a few', () => {
		expect(staleAfter(paceOf([...times(20, 4_000), 9_000, 2_000]))).toBe(27_000);
	});
	it('half an hour at most', () => expect(staleAfter(paceOf(times(9, 3_600_000)))).toBe(1_800_000));
});

describe('what is usual', () => {
	it('is what was seen last: a long silence is forgotten', () => {
		expect(staleAfter(paceOf([600_000, ...times(59, 2_000)]))).toBe(1_800_000);
		expect(staleAfter(paceOf([600_000, ...times(60, 2_000)]))).toBe(6_000);
	});
	it('does not grow while a feed is silent', () => {
		const pace = paceOf(times(20, 1_000));
		expect(nextPace(pace, { now: 9_999_999, lastAt: 1, arrived: false })).toBe(pace);
	});
	it('is not what a hurry of old records leaps over', () => {
		let minutes = 0;
		expect(staleAfter(paceOf(times(20, 1_000), (at) => ({ now: at, lastAt: 60_000 * ++minutes })))).toBe(5_000);
	});
	it('is not a look that was held up', () => {
		expect(staleAfter(paceOf(times(20, 90_000), (at) => ({ now: at, lastAt: at / 90 })))).toBe(5_000);
	});
});
