import { LOCALE } from './number.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Style = 'time' | 'minute' | 'date' | 'shortDate' | 'weekday' | 'iso' | 'zone';
const STYLES: Record<Style, Intl.DateTimeFormatOptions> = {
	time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
	minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
	date: { day: 'numeric', month: 'short', year: 'numeric' },
	shortDate: { day: 'numeric', month: 'short' },
	weekday: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
	iso: { year: 'numeric', month: '2-digit', day: '2-digit' },
	zone: { timeZoneName: 'short', hour: '2-digit' },
};
const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(style: Style, timeZone: string, locale = LOCALE): Intl.DateTimeFormat {
	const key = `${style} ${timeZone} ${locale}`;
	let format = formats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone });
		formats.set(key, format);
	}
	return format;
}

/** British months have four-letter `Sept`; the tables have room for three. */
const threeLetterMonth = (text: string) => text.replace('Sept', 'Sep').replace(',', '');

/** `14:06:42` in the zone. */
export const formatTime = (instant: number, timeZone: string) => formatter('time', timeZone).format(instant);
/** `14:06` in the zone. */
export const formatMinute = (instant: number, timeZone: string) => formatter('minute', timeZone).format(instant);
/** `20 Nov 2026`. */
export const formatDate = (instant: number, timeZone: string) => threeLetterMonth(formatter('date', timeZone).format(instant));
/** `Fri 20 Nov 2026`. */
export const formatWeekday = (instant: number, timeZone: string) => threeLetterMonth(formatter('weekday', timeZone).format(instant));

/** `4 Dec` inside the year of `now`, else `4 Dec 2027`. */
export function formatShortDate(instant: number, now: number, timeZone: string): string {
	const year = (at: number) => formatter('iso', timeZone).format(at).slice(-4);
	if (year(instant) !== year(now)) return formatDate(instant, timeZone);
	return threeLetterMonth(formatter('shortDate', timeZone).format(instant));
}

/** `22 Nov 23:22` inside the year of `now`, else `22 Nov 2027 23:22`. */
export const formatShortDateTime = (instant: number, now: number, timeZone: string) =>
	`${formatShortDate(instant, now, timeZone)} ${formatMinute(instant, timeZone)}`;

/** `14:06:42` on the date of `now`, else `22 Nov 23:22`: in its own zone an entity's business day can begin before that of the reader. */
export const formatMoment = (instant: number, now: number, timeZone: string) =>
	isSameDate(instant, now, timeZone) ? formatTime(instant, timeZone) : formatShortDateTime(instant, now, timeZone);

/** `14:06` on the date of `now`, else `22 Nov`, where both have no room. */
export const formatTimeOrDate = (instant: number, now: number, timeZone: string) =>
	isSameDate(instant, now, timeZone) ? formatMinute(instant, timeZone) : formatShortDate(instant, now, timeZone);

/** `14:06` on the date of `day`, else `22 Nov 14:06`. */
export const formatMinuteOf = (instant: number, day: number, timeZone: string) =>
	isSameDate(instant, day, timeZone) ? formatMinute(instant, timeZone) : formatShortDateTime(instant, day, timeZone);

/** `10:05–11:20` on the date of `day`, else `19 Nov 10:05–11:20`, over a midnight `19 Nov 22:05–20 Nov 01:20`. */
export const formatSpan = ({ from, to }: { from: number; to: number }, day: number, timeZone: string) =>
	`${formatMinuteOf(from, day, timeZone)}–${formatMinuteOf(to, from, timeZone)}`;

const isSameDate = (one: number, other: number, timeZone: string) => formatDate(one, timeZone) === formatDate(other, timeZone);

/** A calendar date given as days since 1970-01-01: `20 Nov 2026`. */
export const formatCalendarDay = (day: number) => formatDate(day * DAY, 'UTC');

/** The same without its year: `20 Nov`. */
export const formatShortCalendarDay = (day: number) => formatShortDate(day * DAY, day * DAY, 'UTC');

/** Full date and UTC time, for tooltips: `20 Nov 2026 14:06:42 UTC`. */
export const formatUtc = (instant: number) => `${formatDate(instant, 'UTC')} ${formatTime(instant, 'UTC')} UTC`;

/** Short name of the zone at the instant: `GMT`, `BST`, `EST`; an offset where English has no name for it. */
export function zoneName(instant: number, timeZone: string): string {
	for (const locale of [LOCALE, 'en-US']) {
		const part = formatter('zone', timeZone, locale)
			.formatToParts(instant)
			.find(({ type }) => type === 'timeZoneName');
		if (part && !/[+-]/.test(part.value)) return part.value;
	}
	return (
		formatter('zone', timeZone)
			.formatToParts(instant)
			.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
	);
}

/** The city that names the zone: `London`, `New York`. */
export const zoneCity = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** An age or a span: `0.2 s`, `38 s`, `4 min 31 s`, `2 h 05 min`. */
export function formatAge(milliseconds: number): string {
	const age = Math.max(0, milliseconds);
	if (age < 10 * SECOND) return `${(Math.floor(age / 100) / 10).toFixed(1)} s`;
	const seconds = Math.floor(age / SECOND);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
	const hours = Math.floor(minutes / 60);
	return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
