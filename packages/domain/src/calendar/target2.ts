import { addDays } from '../day.ts';
import { easterSunday } from './easter.ts';
import { fixed } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

/** Closing days of the euro's T2, unchanged since 2002 (ECB, "Long-term calendar for TARGET closing days", 14 December 2000). */
export const TARGET2: HolidayRule = (year) => {
	const easter = easterSunday(year);
	return [
		fixed(year, 1, 1, "New Year's Day"),
		{ date: addDays(easter, -2), name: 'Good Friday' },
		{ date: addDays(easter, 1), name: 'Easter Monday' },
		fixed(year, 5, 1, 'Labour Day'),
		fixed(year, 12, 25, 'Christmas Day'),
		fixed(year, 12, 26, 'Christmas holiday'),
	];
};
