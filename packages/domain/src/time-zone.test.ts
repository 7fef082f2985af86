import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from './day.ts';
import { dayOfInstant, startOfDay } from './time-zone.ts';

const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Singapore', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];
const utc = (text: string) => Date.parse(text);

describe('days in a time zone', () => {
	it('an unknown zone is an error', () => {
		expect(() => dayOfInstant(0, 'Europe/Atlantis')).toThrow(RangeError);
	});

	it.each([
		['2026-11-20T23:59:59.999Z', 'Europe/London', '2026-11-20'],
		['2026-06-20T23:00:00Z', 'Europe/London', '2026-06-21'],
		['2026-11-20T04:59:59.999Z', 'America/New_York', '2026-11-19'],
		['2026-11-20T16:00:00Z', 'Asia/Singapore', '2026-11-21'],
	])('%s in %s is %s', (at, zone, expected) => {
		expect(formatDay(dayOfInstant(utc(at), zone))).toBe(expected);
	});

	it('a day has 23 hours when clocks go forward and 25 when they go back', () => {
		const hours = (date: string, zone: string) => {
			const value = parseDay(date);
			return (startOfDay((value + 1) as typeof value, zone) - startOfDay(value, zone)) / 3_600_000;
		};
		expect(hours('2026-03-29', 'Europe/London')).toBe(23);
		expect(hours('2026-11-01', 'America/New_York')).toBe(25);
		expect(hours('2026-11-20', 'Asia/Singapore')).toBe(24);
	});

	it('a day whose midnight is skipped starts with its first instant', () => {
		// Clocks in Beirut went from 00:00 to 01:00 on 31 March 2024.
		expect(new Date(startOfDay(parseDay('2024-03-31'), 'Asia/Beirut')).toISOString()).toBe('2024-03-30T22:00:00.000Z');
	});

	it('every instant lies between the start of its day and of the next', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: utc('2000-01-01T00:00:00Z'), max: utc('2035-01-01T00:00:00Z') }),
				fc.constantFrom(...ZONES),
				(at, zone) => {
					const value = dayOfInstant(at, zone);
					expect(startOfDay(value, zone)).toBeLessThanOrEqual(at);
					expect(startOfDay((value + 1) as typeof value, zone)).toBeGreaterThan(at);
				},
			),
		);
	});
});
