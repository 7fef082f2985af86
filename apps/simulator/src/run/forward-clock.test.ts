import { describe, expect, it } from 'vitest';
import { ForwardClock } from './forward-clock.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 20, 12);

/** A machine whose wall clock is set by hand. */
function machine(from = 0) {
	let wall = NOON;
	let elapsed = 0.25;
	const clock = new ForwardClock({ now: () => wall, elapsed: () => elapsed }, from);
	const pass = (milliseconds: number): void => {
		wall += Math.floor(milliseconds);
		elapsed += milliseconds;
	};
	const set = (by: number): void => {
		wall += by;
	};
	return { clock, pass, set };
}

describe('the clock of a day', () => {
	it('follows the wall clock, also when that is set ahead', () => {
		const { clock, pass, set } = machine();
		expect(clock.now()).toBe(NOON);
		pass(400);
		set(HOUR);
		expect(clock.now()).toBe(NOON + HOUR + 400);
	});

	it('runs on at its pace when the wall clock is set back', () => {
		const { clock, pass, set } = machine();
		set(HOUR);
		clock.now();
		set(-2 * HOUR);
		expect(clock.now()).toBe(NOON + HOUR);
		for (let step = 0; step < 10; step++) {
			pass(0.5);
			clock.now();
		}
		expect(clock.now()).toBe(NOON + HOUR + 5);
	});

	it('follows the wall clock again when that has come up with it', () => {
		const { clock, pass, set } = machine();
		clock.now();
		set(-HOUR);
		pass(1_000);
		expect(clock.now()).toBe(NOON + 1_000);
		set(HOUR + 50);
		expect(clock.now()).toBe(NOON + 1_050);
	});

	it('goes on from a day that is ahead of the wall clock at the start', () => {
		const { clock, pass } = machine(NOON + HOUR);
		pass(400);
		expect(clock.now()).toBe(NOON + HOUR + 400);
	});
});
