import { addDays, parseDay } from '../day.ts';
import { easterSunday } from './easter.ts';
import { fixed, lastMonday, nthWeekday, withSubstitutes } from './holiday-dates.ts';
import type { Holiday, HolidayRule } from './holiday-rule.ts';

const MONDAY = 1;

/** Days moved or added by royal proclamation since 2020; a later one has to be added here when it is proclaimed. */
const PROCLAIMED: Readonly<Record<number, { readonly not: readonly string[]; readonly but: Readonly<Record<string, string>> }>> = {
	2020: { not: ['2020-05-04'], but: { '2020-05-08': 'Early May bank holiday' } },
	2022: {
		not: ['2022-05-30'],
		but: {
			'2022-06-02': 'Spring bank holiday',
			'2022-06-03': 'Platinum Jubilee bank holiday',
			'2022-09-19': 'State Funeral of Queen Elizabeth II',
		},
	},
	2023: { not: [], but: { '2023-05-08': 'Coronation of King Charles III' } },
};

/** Bank holidays of England and Wales, on which CHAPS is closed (Banking and Financial Dealings Act 1971, schedule 1; gov.uk/bank-holidays). */
export const LONDON: HolidayRule = (year) => {
	const easter = easterSunday(year);
	const regular: Holiday[] = [
		...withSubstitutes(
			[fixed(year, 1, 1, "New Year's Day"), fixed(year, 12, 25, 'Christmas Day'), fixed(year, 12, 26, 'Boxing Day')],
			'weekend',
		),
		{ date: addDays(easter, -2), name: 'Good Friday' },
		{ date: addDays(easter, 1), name: 'Easter Monday' },
		{ date: nthWeekday(year, 5, MONDAY, 1), name: 'Early May bank holiday' },
		{ date: lastMonday(year, 5), name: 'Spring bank holiday' },
		{ date: lastMonday(year, 8), name: 'Summer bank holiday' },
	];
	const { not = [], but = {} } = PROCLAIMED[year] ?? {};
	const dropped = new Set(not.map(parseDay));
	const added = Object.entries(but).map(([date, name]) => ({ date: parseDay(date), name }));
	return [...regular.filter(({ date }) => !dropped.has(date)), ...added];
};
