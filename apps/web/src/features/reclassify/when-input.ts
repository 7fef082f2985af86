import { formatDate, formatMinute, zoneCity } from '../../format/time.ts';
import { instantOf, type WallTime, wallTimeOf } from './wall-time.ts';

/** A date and time as a person types it. */
export type When = { kind: 'empty' } | { kind: 'instant'; at: number } | { kind: 'bad'; message: string };

export interface WhenContext {
	now: number;
	timeZone: string;
}

const HOUR = 3_600_000;
/** Length of a unit by its first letter. */
const SPANS: Readonly<Record<string, number>> = { d: 24 * HOUR, h: HOUR, m: HOUR / 60 };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A day without a time means the end of business, written into the field for the reader to see. */
const END_OF_BUSINESS = { hour: 17, minute: 0 };
const EXAMPLE = '4 Dec 2026 17:00';

/** The form in which a time stands in a field. */
export const formatWhen = (at: number, timeZone: string): string => `${formatDate(at, timeZone)} ${formatMinute(at, timeZone)}`;

/** Reads `4 Dec 2026 17:00`, `4 Dec`, `2026-12-04 17:00`, `+14 d`, `8 h`, `30 min` and `now`, in the zone of the entity. */
export function parseWhen(text: string, context: WhenContext): When {
	const typed = text.trim().toLowerCase();
	if (typed === '') return { kind: 'empty' };
	if (typed === 'now') return { kind: 'instant', at: context.now };
	const span = /^\+?\s*(\d{1,3})\s*(d|days?|h|hours?|m|min|minutes?)$/.exec(typed);
	if (span) return { kind: 'instant', at: context.now + Number(span[1]) * (SPANS[span[2]?.[0] ?? ''] ?? 0) };
	const date = readDate(typed, context);
	if (!date)
		return { kind: 'bad', message: `"${text.trim().slice(0, 40)}" is not a date and time, expected ${EXAMPLE}, 14 d, 8 h or 30 min` };
	if (date.hour > 23 || date.minute > 59) return { kind: 'bad', message: 'a time lies between 00:00 and 23:59' };
	const at = instantOf(date, context.timeZone);
	if (at !== null) return { kind: 'instant', at };
	return { kind: 'bad', message: `the calendar of ${zoneCity(context.timeZone)} has no such day and time` };
}

/** The date in any of its forms; without a year the next such day is meant. */
function readDate(typed: string, { now, timeZone }: WhenContext): WallTime | null {
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t\s]+(\d{1,2}):(\d{2}))?$/.exec(typed);
	if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), ...timeOf(iso[4], iso[5]) };
	const words = /^(\d{1,2})\s*([a-z]{3,9})(?:\s*,?\s*(\d{4}))?(?:[\s,]+(\d{1,2}):(\d{2}))?$/.exec(typed);
	if (!words) return null;
	const month = MONTHS.indexOf(words[2]?.slice(0, 3) ?? '') + 1;
	if (month === 0) return null;
	const today = wallTimeOf(now, timeZone);
	const day = Number(words[1]);
	const past = month < today.month || (month === today.month && day < today.day);
	const year = words[3] === undefined ? today.year + (past ? 1 : 0) : Number(words[3]);
	return { year, month, day, ...timeOf(words[4], words[5]) };
}

function timeOf(hour: string | undefined, minute: string | undefined): { hour: number; minute: number } {
	return hour === undefined || minute === undefined ? END_OF_BUSINESS : { hour: Number(hour), minute: Number(minute) };
}
