import { addDays, type Day, day, weekday } from '../day.ts';
import type { Holiday } from './holiday-rule.ts';

const SATURDAY = 6;
const SUNDAY = 7;

/** A date of a year; months from 1. */
const dateOf = (year: number, month: number, dayOfMonth: number): Day => day(Date.UTC(year, month - 1, dayOfMonth) / 86_400_000);

/** The nth such weekday (Monday 1) of a month. */
export function nthWeekday(year: number, month: number, isoWeekday: number, n: number): Day {
	const first = dateOf(year, month, 1);
	return addDays(first, ((isoWeekday - weekday(first) + 7) % 7) + 7 * (n - 1));
}

/** The last Monday of a month. */
export function lastMonday(year: number, month: number): Day {
	const last = addDays(dateOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
	return addDays(last, 1 - weekday(last));
}

/** A holiday on the same date every year; months from 1. */
export const fixed = (year: number, month: number, dayOfMonth: number, name: string): Holiday => ({
	date: dateOf(year, month, dayOfMonth),
	name,
});

/** Holidays that fall on one of the weekdays have a substitute: the next day that is neither at the weekend nor a holiday. */
export function withSubstitutes(holidays: readonly Holiday[], fallingOn: 'sunday' | 'weekend'): Holiday[] {
	const all = new Map(holidays.map((holiday): [Day, Holiday] => [holiday.date, holiday]));
	for (const { date, name } of holidays) {
		const falls = weekday(date) === SUNDAY || (fallingOn === 'weekend' && weekday(date) === SATURDAY);
		if (!falls) continue;
		let substitute = addDays(date, 1);
		while (weekday(substitute) >= SATURDAY || all.has(substitute)) substitute = addDays(substitute, 1);
		all.set(substitute, { date: substitute, name: `${name}, substitute day` });
	}
	return [...all.values()];
}
