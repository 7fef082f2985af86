import { addDays, type Day, weekday } from '../day.ts';
import { dateOf, nthWeekday, withSubstitutes } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

const MONDAY = 1;

/**
 * National holidays of Japan as the law has stood since 2022 (Act on National Holidays, 1948) and the bank holidays of the new year, on
 * which BOJ-NET is closed. The equinoxes are the usual approximation of 1980 to 2099; the Cabinet Office announces each a year ahead.
 */
export const TOKYO: HolidayRule = (year) => {
	const national: Day[] = [
		dateOf(year, 1, 1),
		nthWeekday(year, 1, MONDAY, 2),
		dateOf(year, 2, 11),
		dateOf(year, 2, 23),
		dateOf(year, 3, equinox(20.8431, year)),
		dateOf(year, 4, 29),
		dateOf(year, 5, 3),
		dateOf(year, 5, 4),
		dateOf(year, 5, 5),
		nthWeekday(year, 7, MONDAY, 3),
		dateOf(year, 8, 11),
		nthWeekday(year, 9, MONDAY, 3),
		dateOf(year, 9, equinox(23.2488, year)),
		nthWeekday(year, 10, MONDAY, 2),
		dateOf(year, 11, 3),
		dateOf(year, 11, 23),
	];
	const kept = withSubstitutes(national, 'sunday');
	return [...kept, ...between(national), dateOf(year, 1, 2), dateOf(year, 1, 3), dateOf(year, 12, 31)];
};

/** Day of the month; `base` is that of 1980 with its fraction. */
const equinox = (base: number, year: number): number => Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));

/** A day between two national holidays is one too (article 3(3)). */
function between(national: readonly Day[]): Day[] {
	const all = new Set(national);
	return national.flatMap((date) => {
		const middle = addDays(date, 1);
		return !all.has(middle) && all.has(addDays(date, 2)) && weekday(middle) !== 7 ? [middle] : [];
	});
}
