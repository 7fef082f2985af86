import { type Day, formatDay } from '@tideline/domain';

/** Dates of a run: its business days and a year of settlement dates ahead. */
const DATES_LIMIT = 4_000;
const dates = new Map<number, string>();

/** `formatDay`, remembered: a desk writes the same few dates all day. */
export function dateText(day: Day): string {
	const known = dates.get(day);
	if (known !== undefined) return known;
	if (dates.size >= DATES_LIMIT) dates.clear();
	const text = formatDay(day);
	dates.set(day, text);
	return text;
}

const MINUTE = 60_000;
let minute = { at: Number.NaN, iso: '', fix: '' };

/** ISO 8601 in UTC with milliseconds. */
export function iso(at: number): string {
	return minuteOf(at).iso + secondsOf(at);
}

/** FIX's `YYYYMMDD-HH:MM:SS.sss` in UTC. */
export function fixTime(at: number): string {
	return minuteOf(at).fix + secondsOf(at).slice(0, -1);
}

/** Events come in the order of time: the text up to the minute is almost always that of the last one. */
function minuteOf(at: number): typeof minute {
	const start = at - (at % MINUTE);
	if (minute.at === start) return minute;
	const text = new Date(start).toISOString();
	const prefix = text.slice(0, 17);
	minute = { at: start, iso: prefix, fix: `${text.slice(0, 10).replaceAll('-', '')}-${text.slice(11, 17)}` };
	return minute;
}

function secondsOf(at: number): string {
	const milliseconds = at % MINUTE;
	const seconds = Math.floor(milliseconds / 1_000);
	return `${seconds < 10 ? '0' : ''}${seconds}.${String(milliseconds % 1_000).padStart(3, '0')}Z`;
}
