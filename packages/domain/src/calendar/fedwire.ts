import type { Day } from '../day.ts';
import { dateOf, lastMonday, nthWeekday, withSubstitutes } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

const MONDAY = 1;
const THURSDAY = 4;
/** The first year in which the Federal Reserve kept Juneteenth. */
const JUNETEENTH_SINCE = 2022;

/**
 * Holidays of the Federal Reserve Banks, and so of Fedwire (5 U.S.C. 6103): one on a Sunday is kept on the Monday, one on a Saturday
 * is not moved (Federal Reserve, "Holiday schedule", note).
 */
export const FEDWIRE: HolidayRule = (year) => {
	const fixed: Day[] = [dateOf(year, 1, 1), dateOf(year, 7, 4), dateOf(year, 11, 11), dateOf(year, 12, 25)];
	if (year >= JUNETEENTH_SINCE) fixed.push(dateOf(year, 6, 19));
	return [
		...withSubstitutes(fixed, 'sunday'),
		nthWeekday(year, 1, MONDAY, 3),
		nthWeekday(year, 2, MONDAY, 3),
		lastMonday(year, 5),
		nthWeekday(year, 9, MONDAY, 1),
		nthWeekday(year, 10, MONDAY, 2),
		nthWeekday(year, 11, THURSDAY, 4),
	];
};
