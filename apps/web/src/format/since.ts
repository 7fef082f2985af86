import { formatDate, formatMinute, formatShortDate, formatTime } from './time.ts';

/** Since when: `14:02:11` on the date of `now`, else `20 Nov 14:02`. */
export function formatSince(instant: number, now: number, timeZone: string): string {
	if (formatDate(instant, timeZone) === formatDate(now, timeZone)) return formatTime(instant, timeZone);
	return `${formatShortDate(instant, now, timeZone)} ${formatMinute(instant, timeZone)}`;
}
