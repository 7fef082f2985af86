import { addDays, type Day, weekday } from './day.ts';

/** Which days a place does not settle on. */
export interface BusinessCalendar {
	/** ISO weekdays, Monday 1 to Sunday 7. */
	readonly weekend: ReadonlySet<number>;
	readonly holidays: { has(date: Day): boolean };
}

/** Saturday and Sunday, no holidays. */
export const WEEKENDS_ONLY: BusinessCalendar = { weekend: new Set([6, 7]), holidays: new Set<Day>() };

/** Longest run of closed days that a real calendar has, with room; a longer one is a mistake in its data. */
const MAX_CLOSED_RUN = 60;

/** Whether payments settle on the day. */
export function isBusinessDay(value: Day, calendar: BusinessCalendar): boolean {
	return !calendar.weekend.has(weekday(value)) && !calendar.holidays.has(value);
}

/** The day itself, or the first business day behind it (following convention). @throws RangeError when the calendar is closed for 60 days. */
export function followingBusinessDay(value: Day, calendar: BusinessCalendar): Day {
	return nearestBusinessDay(value, 1, calendar);
}

/** n business days on (back when negative); 0 gives the following business day. @throws RangeError when the calendar is closed for 60 days. */
export function addBusinessDays(value: Day, n: number, calendar: BusinessCalendar): Day {
	const step = n < 0 ? -1 : 1;
	let result = n === 0 ? followingBusinessDay(value, calendar) : value;
	for (let left = Math.abs(n); left > 0; left--) result = nearestBusinessDay(addDays(result, step), step, calendar);
	return result;
}

function nearestBusinessDay(value: Day, step: 1 | -1, calendar: BusinessCalendar): Day {
	for (let days = 0; days <= MAX_CLOSED_RUN; days++) {
		const candidate = addDays(value, days * step);
		if (isBusinessDay(candidate, calendar)) return candidate;
	}
	throw new RangeError(`the calendar has no business day within ${MAX_CLOSED_RUN} days`);
}
