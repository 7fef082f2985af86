import type { Day } from '../day.ts';

/** A day on which a payment system is closed. */
export interface Holiday {
	readonly date: Day;
	/** As the place that keeps it writes it, in English. */
	readonly name: string;
}

/** The holidays of a year; days at a weekend may be among them. */
export type HolidayRule = (year: number) => readonly Holiday[];

const MS_A_DAY = 86_400_000;
/** Years kept in mind; a book looks at a few. */
const YEARS_CACHED = 64;

/** The holidays of a place by date. */
export interface Holidays {
	has(date: Day): boolean;
	/** Null on a day that is none. */
	name(date: Day): string | null;
}

/** The rules of several places as one set of days: closed where any of them is. */
export function holidaysOf(rules: readonly HolidayRule[]): Holidays {
	const years = new Map<number, ReadonlyMap<Day, string>>();
	function ofYear(date: Day): ReadonlyMap<Day, string> {
		const year = new Date(date * MS_A_DAY).getUTCFullYear();
		const known = years.get(year);
		if (known !== undefined) return known;
		if (years.size >= YEARS_CACHED) years.clear();
		const days = new Map(rules.flatMap((rule) => rule(year).map(({ date, name }): [Day, string] => [date, name])));
		years.set(year, days);
		return days;
	}
	return { has: (date) => ofYear(date).has(date), name: (date) => ofYear(date).get(date) ?? null };
}
