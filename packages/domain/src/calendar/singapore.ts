import { addDays, parseDay } from '../day.ts';
import { easterSunday } from './easter.ts';
import { dateOf, withSubstitutes } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

/**
 * Chinese New Year (two days), Hari Raya Puasa, Vesak Day, Hari Raya Haji and Deepavali as gazetted by the Ministry of Manpower: they
 * follow three lunar calendars and the sight of the moon, and have no rule. Years that are not here have the other holidays only, so
 * that a deal may be dated on a holiday that is not gazetted yet; the desk amends it, as it does in life.
 */
const GAZETTED: Readonly<Record<number, readonly string[]>> = {
	2024: ['2024-02-10', '2024-02-11', '2024-04-10', '2024-05-22', '2024-06-17', '2024-10-31'],
	2025: ['2025-01-29', '2025-01-30', '2025-03-31', '2025-05-12', '2025-06-07', '2025-10-20'],
	2026: ['2026-02-17', '2026-02-18', '2026-03-21', '2026-05-31', '2026-05-27', '2026-11-08'],
};

/** Public holidays of Singapore, on which MEPS+ is closed (Holidays Act 1998); one on a Sunday is kept on the next working day. */
export const SINGAPORE: HolidayRule = (year) =>
	withSubstitutes(
		[
			dateOf(year, 1, 1),
			addDays(easterSunday(year), -2),
			dateOf(year, 5, 1),
			dateOf(year, 8, 9),
			dateOf(year, 12, 25),
			...(GAZETTED[year] ?? []).map(parseDay),
		],
		'sunday',
	);
