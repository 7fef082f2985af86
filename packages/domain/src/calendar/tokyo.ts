import { addDays, weekday } from '../day.ts';
import { fixed, nthWeekday, withSubstitutes } from './holiday-dates.ts';
import type { Holiday, HolidayRule } from './holiday-rule.ts';

const MONDAY = 1;

/**
 * National holidays of Japan as the law has stood since 2022 (Act on National Holidays, 1948) and the bank holidays of the new year, on
 * which BOJ-NET is closed. The equinoxes are the usual approximation of 1980 to 2099; the Cabinet Office announces each a year ahead.
 */
export const TOKYO: HolidayRule = (year) => {
	const national: Holiday[] = [
		fixed(year, 1, 1, "New Year's Day"),
		{ date: nthWeekday(year, 1, MONDAY, 2), name: 'Coming of Age Day' },
		fixed(year, 2, 11, 'National Foundation Day'),
		fixed(year, 2, 23, "The Emperor's Birthday"),
		fixed(year, 3, equinox(20.8431, year), 'Vernal Equinox Day'),
		fixed(year, 4, 29, 'Showa Day'),
		fixed(year, 5, 3, 'Constitution Memorial Day'),
		fixed(year, 5, 4, 'Greenery Day'),
		fixed(year, 5, 5, "Children's Day"),
		{ date: nthWeekday(year, 7, MONDAY, 3), name: 'Marine Day' },
		fixed(year, 8, 11, 'Mountain Day'),
		{ date: nthWeekday(year, 9, MONDAY, 3), name: 'Respect for the Aged Day' },
		fixed(year, 9, equinox(23.2488, year), 'Autumnal Equinox Day'),
		{ date: nthWeekday(year, 10, MONDAY, 2), name: 'Sports Day' },
		fixed(year, 11, 3, 'Culture Day'),
		fixed(year, 11, 23, 'Labour Thanksgiving Day'),
	];
	return [
		...withSubstitutes(national, 'sunday'),
		...between(national),
		fixed(year, 1, 2, 'Bank holiday'),
		fixed(year, 1, 3, 'Bank holiday'),
		fixed(year, 12, 31, 'Bank holiday'),
	];
};

/** Day of the month; `base` is that of 1980 with its fraction. */
const equinox = (base: number, year: number): number => Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));

/** A day between two national holidays is one too (article 3(3)). */
function between(national: readonly Holiday[]): Holiday[] {
	const all = new Set(national.map(({ date }) => date));
	return [...all].flatMap((date) => {
		const middle = addDays(date, 1);
		return !all.has(middle) && all.has(addDays(date, 2)) && weekday(middle) !== 7 ? [{ date: middle, name: "Citizens' holiday" }] : [];
	});
}
