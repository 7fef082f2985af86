import { addDays } from '../day.ts';
import { easterSunday } from './easter.ts';
import { dateOf } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

/** Days that are no value dates for Swiss francs: the bank holidays of Zurich, on which SIC does not settle. None is moved. */
export const ZURICH: HolidayRule = (year) => {
	const easter = easterSunday(year);
	return [
		dateOf(year, 1, 1),
		dateOf(year, 1, 2),
		addDays(easter, -2),
		addDays(easter, 1),
		dateOf(year, 5, 1),
		// Ascension and Whit Monday.
		addDays(easter, 39),
		addDays(easter, 50),
		dateOf(year, 8, 1),
		dateOf(year, 12, 25),
		dateOf(year, 12, 26),
	];
};
