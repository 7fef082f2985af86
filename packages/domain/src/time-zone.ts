import { type Day, day } from './day.ts';

const MS_A_DAY = 86_400_000;
/** No zone is further from UTC than this. */
const MAX_OFFSET_MS = 16 * 3_600_000;
/** Day starts kept for each zone: a run looks at a few days at most. */
const MAX_DAYS_CACHED = 64;

interface Zone {
	readonly format: Intl.DateTimeFormat;
	readonly starts: Map<Day, number>;
	/** The interval of the last answer: consecutive events are almost always on the same day. */
	current: { day: Day; from: number; to: number } | null;
}

/** One entry a zone in use: names come from the records of legal entities, and the runtime refuses one that it does not know. */
const zones = new Map<string, Zone>();

/** The calendar date that clocks in the zone show. @throws RangeError for a zone that the runtime does not know. */
export function dayOfInstant(milliseconds: number, timeZone: string): Day {
	const zone = zoneOf(timeZone);
	const { current } = zone;
	if (current !== null && milliseconds >= current.from && milliseconds < current.to) return current.day;
	const found = localDay(zone, milliseconds);
	zone.current = { day: found, from: startOfDay(found, timeZone), to: startOfDay(day(found + 1), timeZone) };
	return found;
}

/** The first instant of the date in the zone, in ms since the epoch; a midnight that summer time skips starts late. @throws RangeError. */
export function startOfDay(value: Day, timeZone: string): number {
	const zone = zoneOf(timeZone);
	const known = zone.starts.get(value);
	if (known !== undefined) return known;
	const start = firstInstantOf(zone, value);
	if (zone.starts.size >= MAX_DAYS_CACHED) zone.starts.clear();
	zone.starts.set(value, start);
	return start;
}

/** Bisects: the local date never goes back, and no offset is past the bounds. */
function firstInstantOf(zone: Zone, value: Day): number {
	let before = value * MS_A_DAY - MAX_OFFSET_MS;
	let from = value * MS_A_DAY + MAX_OFFSET_MS;
	while (from - before > 1) {
		const middle = Math.floor((before + from) / 2);
		if (localDay(zone, middle) >= value) from = middle;
		else before = middle;
	}
	return from;
}

function localDay(zone: Zone, milliseconds: number): Day {
	const parts = { year: 0, month: 0, day: 0 };
	for (const { type, value } of zone.format.formatToParts(milliseconds)) {
		if (type === 'year' || type === 'month' || type === 'day') parts[type] = Number(value);
	}
	return day(Date.UTC(parts.year, parts.month - 1, parts.day) / MS_A_DAY);
}

/** Whether the runtime knows the zone, such as `Europe/London`. */
export function isTimeZone(timeZone: string): boolean {
	try {
		zoneOf(timeZone);
		return true;
	} catch {
		return false;
	}
}

function zoneOf(timeZone: string): Zone {
	const known = zones.get(timeZone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
	const zone: Zone = { format, starts: new Map(), current: null };
	zones.set(timeZone, zone);
	return zone;
}
