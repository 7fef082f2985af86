import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessDays, followingBusinessDay, isBusinessDay, WEEKENDS_ONLY } from './business-day.ts';
import { addDays, BadDateError, day, formatDay, parseDay, weekday } from './day.ts';

const anyDay = fc.integer({ min: -719_528, max: 2_932_896 }).map(day);
const nearDay = fc.integer({ min: 0, max: 40_000 }).map(day);

describe('days', () => {
	it.each([
		'',
		'2026-02-29',
		'2026-02-30',
		'2026-13-01',
		'2026-00-10',
		'2026-1-1',
		'20261120',
		'2026-11-20T00:00:00Z',
		' 2026-11-20',
		'-2026-11-20',
	])('%j is no date', (text) => {
		expect(() => parseDay(text)).toThrow(BadDateError);
	});

	it('end with the year 9999', () => {
		expect(() => addDays(parseDay('9999-12-31'), 1)).toThrow(RangeError);
		expect(() => day(0.5)).toThrow(RangeError);
	});

	it('count from 1970', () => {
		expect(parseDay('1970-01-01')).toBe(0);
		expect(parseDay('1969-12-31')).toBe(-1);
		expect(parseDay('2024-02-29')).toBe(19_782);
		expect(formatDay(parseDay('2026-11-20'))).toBe('2026-11-20');
	});

	it('are the same after writing and reading', () => {
		fc.assert(
			fc.property(anyDay, (value) => {
				expect(parseDay(formatDay(value))).toBe(value);
			}),
		);
	});

	it('have the weekday of the calendar', () => {
		expect(weekday(parseDay('2026-11-20'))).toBe(5);
		expect(weekday(parseDay('1969-12-28'))).toBe(7);
		fc.assert(
			fc.property(anyDay, (value) => {
				expect(weekday(value) % 7).toBe(new Date(value * 86_400_000).getUTCDay());
			}),
		);
	});
});

describe('business days', () => {
	const christmas = { weekend: new Set([6, 7]), holidays: new Set([parseDay('2026-12-25'), parseDay('2026-12-28')]) };

	it('a calendar that is never open is an error, not a loop', () => {
		const closed = { weekend: new Set([1, 2, 3, 4, 5, 6, 7]), holidays: new Set<never>() };
		expect(() => followingBusinessDay(parseDay('2026-11-20'), closed)).toThrow(RangeError);
	});

	it('skip weekends and holidays in both directions', () => {
		expect(isBusinessDay(parseDay('2026-12-28'), christmas)).toBe(false);
		expect(formatDay(addBusinessDays(parseDay('2026-12-24'), 1, christmas))).toBe('2026-12-29');
		expect(formatDay(addBusinessDays(parseDay('2026-12-29'), -1, christmas))).toBe('2026-12-24');
		expect(formatDay(addBusinessDays(parseDay('2026-11-21'), 0, christmas))).toBe('2026-11-23');
	});

	it('land on a business day, and the way back never passes the start', () => {
		fc.assert(
			fc.property(nearDay, fc.integer({ min: 1, max: 300 }), (from, n) => {
				const to = addBusinessDays(from, n, WEEKENDS_ONLY);
				expect(isBusinessDay(to, WEEKENDS_ONLY)).toBe(true);
				const back = addBusinessDays(to, -n, WEEKENDS_ONLY);
				expect(back).toBe(isBusinessDay(from, WEEKENDS_ONLY) ? from : addBusinessDays(from, -1, WEEKENDS_ONLY));
			}),
		);
	});
});
