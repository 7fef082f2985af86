import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { Pace } from './pace.ts';

const INTERVAL = 100;

describe('a pace', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	test('does at once what is asked for after a quiet interval', () => {
		const body = vi.fn();
		const pace = new Pace(systemClock, INTERVAL, body);
		pace.ask();
		expect(body).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(body).toHaveBeenCalledOnce();
	});

	test('does what is asked for meanwhile once, when the interval is over', () => {
		const body = vi.fn();
		const pace = new Pace(systemClock, INTERVAL, body);
		pace.ask();
		vi.advanceTimersToNextTimer();
		pace.ask();
		pace.ask();
		vi.advanceTimersByTime(INTERVAL - 1);
		expect(body).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(1);
		expect(body).toHaveBeenCalledTimes(2);
		vi.advanceTimersByTime(10 * INTERVAL);
		expect(body).toHaveBeenCalledTimes(2);
	});

	test('is late with one turn only', () => {
		let now = 0;
		const waits: number[] = [];
		let turn: () => void = () => undefined;
		const clock = {
			...systemClock,
			now: () => now,
			after(milliseconds: number, body: () => void) {
				waits.push(milliseconds);
				turn = body;
				return () => undefined;
			},
		};
		const pace: Pace = new Pace(clock, INTERVAL, () => pace.ask());
		pace.ask();
		turn();
		now = INTERVAL + 30;
		turn();
		now = 2 * INTERVAL;
		turn();
		expect(waits).toEqual([0, INTERVAL, INTERVAL - 30, INTERVAL]);
	});

	test('hears what is asked for while it works', () => {
		const pace: Pace = new Pace(systemClock, INTERVAL, () => {
			runs++;
			if (runs === 1) pace.ask();
		});
		let runs = 0;
		pace.ask();
		vi.advanceTimersByTime(INTERVAL);
		expect(runs).toBe(2);
	});

	test('waits no longer than the interval when the clock is set back', () => {
		const body = vi.fn();
		const pace = new Pace(systemClock, INTERVAL, body);
		pace.ask();
		vi.advanceTimersToNextTimer();
		vi.setSystemTime(Date.now() - 3_600_000);
		pace.ask();
		vi.advanceTimersByTime(INTERVAL);
		expect(body).toHaveBeenCalledTimes(2);
	});

	test('does nothing once it is stopped', () => {
		const body = vi.fn();
		const pace = new Pace(systemClock, INTERVAL, body);
		pace.ask();
		pace.stop();
		vi.advanceTimersByTime(INTERVAL);
		expect(body).not.toHaveBeenCalled();
	});
});
