import { addDays } from '../day.ts';
import { easterSunday } from './easter.ts';
import { dateOf } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

/** Closing days of the euro's T2, unchanged since 2002 (ECB, "Long-term calendar for TARGET closing days", 14 December 2000). */
export const TARGET2: HolidayRule = (year) => {
	const easter = easterSunday(year);
	return [dateOf(year, 1, 1), addDays(easter, -2), addDays(easter, 1), dateOf(year, 5, 1), dateOf(year, 12, 25), dateOf(year, 12, 26)];
};
