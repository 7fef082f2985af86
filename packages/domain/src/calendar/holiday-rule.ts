import type { Day } from '../day.ts';

/** The days of a year on which a payment system is closed; days at a weekend may be among them. */
export type HolidayRule = (year: number) => readonly Day[];

const MS_A_DAY = 86_400_000;
/** Years kept in mind; a book looks at a few. */
const YEARS_CACHED = 64;

/** The rules of several places as one set of days: closed where any of them is. */
export function holidaysOf(rules: readonly HolidayRule[]): { has(date: Day): boolean } {
	const years = new Map<number, ReadonlySet<Day>>();
	return {
		has(date) {
			const year = new Date(date * MS_A_DAY).getUTCFullYear();
			const known = years.get(year);
			if (known !== undefined) return known.has(date);
			if (years.size >= YEARS_CACHED) years.clear();
			const days = new Set(rules.flatMap((rule) => rule(year)));
			years.set(year, days);
			return days.has(date);
		},
	};
}
