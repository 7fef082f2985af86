import { addDays, type Day, dayOfInstant, startOfDay } from '@tideline/domain';
import { formatMinute, formatShortDate } from '../format/time.ts';

const HOUR = 3_600_000;
/** So many days leave room for hours between their midnights. */
const DAYS_WITH_HOURS = 2;
const HOURS_APART = 6;

/** Where a time axis of several days is labelled, and how. */
export interface DayTicks {
	readonly at: readonly number[];
	text(at: number): string;
}

/**
 * The midnights in which days of a zone begin, which clocks may move, each with its date, and a few hours between them where there is room.
 * `now`: whose year goes without saying; no hour behind it is labelled.
 */
export function dayTicks(first: Day, last: Day, { timeZone, now }: { timeZone: string; now: number }): DayTicks {
	const midnights = Array.from({ length: last - first + 1 }, (_, index) => startOfDay(addDays(first, index), timeZone));
	const hours = midnights.length > DAYS_WITH_HOURS ? [] : midnights.flatMap(hoursOfDay).filter((at) => at <= now);
	return {
		at: [...midnights, ...hours].sort((a, b) => a - b),
		text(at) {
			// The axis gives its ticks back with the rounding of its own arithmetic.
			const moment = Math.round(at / 1_000) * 1_000;
			const midnight = startOfDay(dayOfInstant(moment + HOUR / 2, timeZone), timeZone);
			return Math.abs(moment - midnight) < HOUR / 2 ? formatShortDate(midnight, now, timeZone) : formatMinute(moment, timeZone);
		},
	};
}

const hoursOfDay = (midnight: number): number[] =>
	Array.from({ length: 24 / HOURS_APART - 1 }, (_, index) => midnight + (index + 1) * HOURS_APART * HOUR);
