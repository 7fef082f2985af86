declare const unit: unique symbol;

/** A calendar date as days since 1970-01-01. */
export type Day = number & { readonly [unit]: 'day' };

const MS_A_DAY = 86_400_000;
/** 0000-01-01 and 9999-12-31: what ISO 8601 writes in four digits. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;

/** The text is not a date of the calendar in the form 2026-11-20. */
export class BadDateError extends Error {
	override readonly name = 'BadDateError';
	readonly text: string;
	constructor(text: string) {
		super(`"${text.slice(0, 40)}" is not a date: expected the form 2026-11-20`);
		this.text = text;
	}
}

/** @throws RangeError when the number of days is not a whole number that a four-digit year can hold. */
export function day(daysSinceEpoch: number): Day {
	if (!Number.isInteger(daysSinceEpoch) || daysSinceEpoch < FIRST_DAY || daysSinceEpoch > LAST_DAY) {
		throw new RangeError(`${daysSinceEpoch} is not a day between the years 0000 and 9999`);
	}
	return (daysSinceEpoch + 0) as Day;
}

/** Reads an ISO 8601 date. @throws BadDateError when the text is not one, or the calendar has no such day. */
export function parseDay(text: string): Day {
	// Records of one day name the same few dates over and over.
	if (text === latest.text) return latest.day;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new BadDateError(text);
	const milliseconds = Date.parse(`${text}T00:00:00Z`);
	// The parser of some engines rolls 30 February over into March.
	if (Number.isNaN(milliseconds) || formatDay((milliseconds / MS_A_DAY) as Day) !== text) throw new BadDateError(text);
	latest = { text, day: (milliseconds / MS_A_DAY) as Day };
	return latest.day;
}

let latest: { readonly text: string; readonly day: Day } = { text: '1970-01-01', day: 0 as Day };

/** Writes an ISO 8601 date, `2026-11-20`. */
export function formatDay(value: Day): string {
	return new Date(value * MS_A_DAY).toISOString().slice(0, 10);
}

/** Calendar days on; n may be negative. @throws RangeError past the year 9999. */
export function addDays(value: Day, n: number): Day {
	return day(value + n);
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export function weekday(value: Day): number {
	// 1970-01-01 was a Thursday.
	return ((((value + 3) % 7) + 7) % 7) + 1;
}
