import { describe, expect, it } from 'vitest';
import {
	formatAge,
	formatCalendarDay,
	formatMinuteOf,
	formatMoment,
	formatShortDate,
	formatSpan,
	formatTime,
	formatTimeOrDate,
	formatUtc,
	formatWeekday,
	zoneCity,
	zoneName,
} from './time.ts';

const at = Date.UTC(2026, 10, 20, 14, 6, 42);

describe('times', () => {
	it('shows the wall clock of the zone', () => {
		expect(formatTime(at, 'Europe/London')).toBe('14:06:42');
		expect(formatTime(at, 'Asia/Singapore')).toBe('22:06:42');
	});
	it('shows midnight as 00, not 24', () => expect(formatTime(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00:00'));
	it('names the zone in words where English has one', () => {
		expect(zoneName(at, 'Europe/London')).toBe('GMT');
		expect(zoneName(Date.UTC(2026, 6, 1), 'Europe/London')).toBe('BST');
		expect(zoneName(at, 'America/New_York')).toBe('EST');
		expect(zoneName(at, 'Asia/Singapore')).toBe('GMT+8');
	});
	it('names the city of a zone', () => expect(zoneCity('America/New_York')).toBe('New York'));
	it('writes dates with three-letter months', () => {
		expect(formatWeekday(at, 'UTC')).toBe('Fri 20 Nov 2026');
		expect(formatWeekday(Date.UTC(2026, 8, 1), 'UTC')).toBe('Tue 1 Sep 2026');
		expect(formatCalendarDay(20_777)).toBe('20 Nov 2026');
	});
	it('leaves the year out inside it', () => {
		expect(formatShortDate(Date.UTC(2026, 11, 4), at, 'UTC')).toBe('4 Dec');
		expect(formatShortDate(Date.UTC(2027, 0, 4), at, 'UTC')).toBe('4 Jan 2027');
	});
	it('says the date of what was on another day of the zone', () => {
		const nightBefore = Date.UTC(2026, 10, 19, 23, 22);
		expect(formatMoment(at - 60_000, at, 'UTC')).toBe('14:05:42');
		expect(formatMoment(nightBefore, at, 'UTC')).toBe('19 Nov 23:22');
		expect(formatMoment(nightBefore, at, 'Asia/Singapore')).toBe('07:22:00');
		expect(formatTimeOrDate(nightBefore, at, 'UTC')).toBe('19 Nov');
		expect(formatTimeOrDate(at, at, 'UTC')).toBe('14:06');
	});
	it('names the dates of a span that is not of the day, and both of one over midnight', () => {
		const span = (from: number, to: number) =>
			formatSpan({ from: Date.UTC(2026, 10, 20, from), to: Date.UTC(2026, 10, 20, to) }, at, 'UTC');
		expect([span(10, 12), span(-14, -12), span(-2, 1), span(-30, -2)]).toEqual([
			'10:00–12:00',
			'19 Nov 10:00–12:00',
			'19 Nov 22:00–20 Nov 01:00',
			'18 Nov 18:00–19 Nov 22:00',
		]);
		expect(formatMinuteOf(Date.UTC(2026, 10, 19, 23, 22), at, 'UTC')).toBe('19 Nov 23:22');
	});
	it('gives UTC and the full date for hover', () => expect(formatUtc(at)).toBe('20 Nov 2026 14:06:42 UTC'));
});

describe('ages', () => {
	it('shows tenths under ten seconds', () => expect(formatAge(249)).toBe('0.2 s'));
	it('never shows a negative age', () => expect(formatAge(-40)).toBe('0.0 s'));
	it('shows whole seconds, then minutes, then hours', () => {
		expect(formatAge(38_900)).toBe('38 s');
		expect(formatAge(271_000)).toBe('4 min 31 s');
		expect(formatAge(7_500_000)).toBe('2 h 05 min');
	});
});
