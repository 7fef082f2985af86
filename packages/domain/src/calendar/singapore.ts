import { addDays, parseDay } from '../day.ts';
import { easterSunday } from './easter.ts';
import { fixed, withSubstitutes } from './holiday-dates.ts';
import type { HolidayRule } from './holiday-rule.ts';

const NEW_YEAR = 'Chinese New Year';
const PUASA = 'Hari Raya Puasa';
const VESAK = 'Vesak Day';
const HAJI = 'Hari Raya Haji';
const DEEPAVALI = 'Deepavali';

/**
 * Chinese New Year (two days), Hari Raya Puasa, Vesak Day, Hari Raya Haji and Deepavali as gazetted by the Ministry of Manpower: they
 * follow three lunar calendars and the sight of the moon, and have no rule. Years that are not here have the other holidays only, so
 * that a deal may be dated on a holiday that is not gazetted yet; the desk amends it, as it does in life.
 */
const GAZETTED: Readonly<Record<number, Readonly<Record<string, string>>>> = {
	2024: {
		'2024-02-10': NEW_YEAR,
		'2024-02-11': NEW_YEAR,
		'2024-04-10': PUASA,
		'2024-05-22': VESAK,
		'2024-06-17': HAJI,
		'2024-10-31': DEEPAVALI,
	},
	2025: {
		'2025-01-29': NEW_YEAR,
		'2025-01-30': NEW_YEAR,
		'2025-03-31': PUASA,
		'2025-05-12': VESAK,
		'2025-06-07': HAJI,
		'2025-10-20': DEEPAVALI,
	},
	2026: {
		'2026-02-17': NEW_YEAR,
		'2026-02-18': NEW_YEAR,
		'2026-03-21': PUASA,
		'2026-05-31': VESAK,
		'2026-05-27': HAJI,
		'2026-11-08': DEEPAVALI,
	},
};

/** Public holidays of Singapore, on which MEPS+ is closed (Holidays Act 1998); one on a Sunday is kept on the next working day. */
export const SINGAPORE: HolidayRule = (year) =>
	withSubstitutes(
		[
			fixed(year, 1, 1, "New Year's Day"),
			{ date: addDays(easterSunday(year), -2), name: 'Good Friday' },
			fixed(year, 5, 1, 'Labour Day'),
			fixed(year, 8, 9, 'National Day'),
			fixed(year, 12, 25, 'Christmas Day'),
			...Object.entries(GAZETTED[year] ?? {}).map(([date, name]) => ({ date: parseDay(date), name })),
		],
		'sunday',
	);
