import { expect, it } from 'vitest';
import { PACE_TICK_MS, Pace } from './pace.ts';

const DAY = Date.UTC(2026, 10, 20);
const at = (speed: number, from = DAY) => new Pace({ speed, from, startedAt: 500 });

it('a record that comes late goes at once, and the clock does not go back for it', () => {
	const pace = at(1);
	expect(pace.waitMs(DAY + 1_000, 500)).toBe(1_000);
	expect(pace.waitMs(DAY + 100, 1_500)).toBe(0);
	expect(pace.waitMs(DAY + 100, 1_000)).toBe(500);
});

it('a replay that has fallen behind does not wait until it has caught up', () => {
	const pace = at(1);
	expect(pace.waitMs(DAY + 1_000, 9_000)).toBe(0);
	expect(pace.waitMs(DAY + 9_000, 9_000)).toBe(500);
});

it('a faster day is due sooner', () => {
	expect(at(60).waitMs(DAY + 60_000, 500)).toBe(1_000);
	expect(at(0.5).waitMs(DAY + 1_000, 500)).toBe(2_000);
	expect(at(Number.POSITIVE_INFINITY).waitMs(DAY + 86_400_000, 500)).toBe(0);
});

it('what is due within a tick goes out together', () => {
	expect(at(1).waitMs(DAY + PACE_TICK_MS - 1, 500)).toBe(0);
	expect(at(1).waitMs(DAY + PACE_TICK_MS, 500)).toBe(PACE_TICK_MS);
});

it('what lies before the beginning is due at once', () => {
	expect(at(1, DAY + 5_000).waitMs(DAY, 500)).toBe(0);
});
