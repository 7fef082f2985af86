import { describe, expect, test } from 'vitest';
import { parseDay } from './day.ts';
import { BadTimeError, checkBusinessDay, checkTime, EARLIEST_TIME, TIME_AHEAD_MS } from './time-bounds.ts';

const APPENDED = Date.UTC(2026, 10, 20, 12);

function fault(check: () => void): Pick<BadTimeError, 'reason' | 'path'> | null {
	try {
		check();
		return null;
	} catch (error) {
		if (!(error instanceof BadTimeError)) throw error;
		return { reason: error.reason, path: error.path };
	}
}

describe('the time of a fact', () => {
	test.each([
		['more than a day after its record', APPENDED + TIME_AHEAD_MS + 1, 'FUTURE_TIME'],
		['in the year 9999', Date.UTC(9999, 11, 31), 'FUTURE_TIME'],
		['past what a date can hold', 9e15, 'FUTURE_TIME'],
		['before 2000', EARLIEST_TIME - 1, 'BAD_DATE'],
		['in 1970', 0, 'BAD_DATE'],
		['no number', Number.NaN, 'BAD_DATE'],
	] as const)('%s is refused', (_, at, reason) => {
		expect(fault(() => checkTime(at, APPENDED, 'at'))).toEqual({ reason, path: 'at' });
	});

	test.each([
		['a day ahead to the millisecond', APPENDED + TIME_AHEAD_MS],
		['years late', Date.UTC(2003, 0, 1)],
		['the first moment of 2000', EARLIEST_TIME],
	])('%s is taken', (_, at) => {
		expect(fault(() => checkTime(at, APPENDED, 'at'))).toBeNull();
	});
});

describe('a business day', () => {
	const open = (date: string, openedAt: number) => fault(() => checkBusinessDay(parseDay(date), openedAt, APPENDED));

	test('opens on its date, the evening before, or before the holidays that it follows', () => {
		expect(open('2026-11-20', APPENDED)).toBeNull();
		expect(open('2026-11-21', APPENDED)).toBeNull();
		expect(open('2026-12-01', APPENDED)).toBeNull();
	});

	test('far from its opening, or opened in the future, it is refused', () => {
		expect(open('2027-11-20', APPENDED)).toEqual({ reason: 'INCONSISTENT', path: 'date' });
		expect(open('2026-11-20', Date.UTC(2099, 0, 1))).toEqual({ reason: 'FUTURE_TIME', path: 'openedAt' });
	});
});
