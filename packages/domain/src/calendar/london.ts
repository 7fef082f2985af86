import { addDays, type Day, parseDay } from '../day.ts';
import { easterSunday } from './easter.ts';
import { dateOf, lastMonday, nthWeekday, withSubstitutes } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

const MONDAY = 1;

/** Days moved or added by royal proclamation since 2020; a later one has to be added here when it is proclaimed. */
const PROCLAIMED: Readonly<Record<number, { readonly not: readonly string[]; readonly but: readonly string[] }>> = {
	2020: { not: ['2020-05-04'], but: ['2020-05-08'] },
	2022: { not: ['2022-05-30'], but: ['2022-06-02', '2022-06-03', '2022-09-19'] },
	2023: { not: [], but: ['2023-05-08'] },
};

/** Bank holidays of England and Wales, on which CHAPS is closed (Banking and Financial Dealings Act 1971, schedule 1; gov.uk/bank-holidays). */
export const LONDON: HolidayRule = (year) => {
	const easter = easterSunday(year);
	const regular: Day[] = [
		...withSubstitutes([dateOf(year, 1, 1), dateOf(year, 12, 25), dateOf(year, 12, 26)], 'weekend'),
		addDays(easter, -2),
		addDays(easter, 1),
		nthWeekday(year, 5, MONDAY, 1),
		lastMonday(year, 5),
		lastMonday(year, 8),
	];
	const { not = [], but = [] } = PROCLAIMED[year] ?? {};
	const dropped = new Set(not.map(parseDay));
	return [...regular.filter((date) => !dropped.has(date)), ...but.map(parseDay)];
};
