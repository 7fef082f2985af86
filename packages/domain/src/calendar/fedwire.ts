import { fixed, lastMonday, nthWeekday, withSubstitutes } from './holiday-dates.ts';
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
	const dated = [
		fixed(year, 1, 1, "New Year's Day"),
		fixed(year, 7, 4, 'Independence Day'),
		fixed(year, 11, 11, 'Veterans Day'),
		fixed(year, 12, 25, 'Christmas Day'),
	];
	if (year >= JUNETEENTH_SINCE) dated.push(fixed(year, 6, 19, 'Juneteenth National Independence Day'));
	return [
		...withSubstitutes(dated, 'sunday'),
		{ date: nthWeekday(year, 1, MONDAY, 3), name: 'Birthday of Martin Luther King, Jr.' },
		{ date: nthWeekday(year, 2, MONDAY, 3), name: "Washington's Birthday" },
		{ date: lastMonday(year, 5), name: 'Memorial Day' },
		{ date: nthWeekday(year, 9, MONDAY, 1), name: 'Labor Day' },
		{ date: nthWeekday(year, 10, MONDAY, 2), name: 'Columbus Day' },
		{ date: nthWeekday(year, 11, THURSDAY, 4), name: 'Thanksgiving Day' },
	];
};
