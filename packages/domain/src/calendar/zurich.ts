import { addDays } from '../day.ts';
import { easterSunday } from './easter.ts';
import { fixed } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

/** Days that are no value dates for Swiss francs: the bank holidays of Zurich, on which SIC does not settle. None is moved. */
export const ZURICH: HolidayRule = (year) => {
	const easter = easterSunday(year);
	return [
		fixed(year, 1, 1, "New Year's Day"),
		fixed(year, 1, 2, "St Berchtold's Day"),
		{ date: addDays(easter, -2), name: 'Good Friday' },
		{ date: addDays(easter, 1), name: 'Easter Monday' },
		fixed(year, 5, 1, 'Labour Day'),
		{ date: addDays(easter, 39), name: 'Ascension Day' },
		{ date: addDays(easter, 50), name: 'Whit Monday' },
		fixed(year, 8, 1, 'National Day'),
		fixed(year, 12, 25, 'Christmas Day'),
		fixed(year, 12, 26, "St Stephen's Day"),
	];
};
