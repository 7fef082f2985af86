import { expect, test } from 'vitest';
import { AttributionMinutes } from './attribution-minutes.ts';

const MINUTE = 60_000;
const minute = (n: number, seconds = 60) => ({ entityId: 'LDN', from: n * MINUTE, to: n * MINUTE + seconds * 1_000 });
const bytes = (n: number) => Uint8Array.of(n);
const named = (minutes: AttributionMinutes, from: number, to: number) => minutes.between('LDN', from, to).map(([n]) => n);

test('a span takes the minutes that it begins and ends in', () => {
	const minutes = new AttributionMinutes();
	for (const n of [3, 1, 2]) minutes.add(minute(n), bytes(n));
	expect(named(minutes, 1 * MINUTE, 3 * MINUTE)).toEqual([1, 2]);
	expect(named(minutes, 1.5 * MINUTE, 2.5 * MINUTE)).toEqual([1, 2]);
	expect(named(minutes, 2 * MINUTE, 9 * MINUTE)).toEqual([2, 3]);
	expect(minutes.kept('LDN')).toEqual({ from: MINUTE, to: 4 * MINUTE });
});

test('an open minute is replaced by what comes of it, and a pause of the log belongs to none', () => {
	const minutes = new AttributionMinutes();
	minutes.add(minute(1, 20), bytes(1));
	minutes.add(minute(1, 60), bytes(2));
	minutes.add(minute(7), bytes(7));
	expect(named(minutes, 0, 9 * MINUTE)).toEqual([2, 7]);
	expect(named(minutes, 4 * MINUTE, 5 * MINUTE)).toEqual([]);
});

test('the oldest minute goes at the limit, and nothing is kept of an entity that nobody knows', () => {
	const minutes = new AttributionMinutes(2);
	for (const n of [1, 2, 3]) minutes.add(minute(n), bytes(n));
	expect(minutes.kept('LDN')).toEqual({ from: 2 * MINUTE, to: 4 * MINUTE });
	expect(minutes.kept('NYC')).toBeNull();
});
