/** A time as clocks of a zone show it; months from 1. */
export interface WallTime {
	year: number;
	month: number;
	day: number;
	hour: number;
	minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone show at an instant, to the minute. */
export function wallTimeOf(instant: number, timeZone: string): WallTime {
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
		});
		formats.set(timeZone, format);
	}
	const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
	for (const { type, value } of format.formatToParts(instant)) if (type in wall) wall[type as keyof WallTime] = Number(value);
	return wall;
}

const asUtc = ({ year, month, day, hour, minute }: WallTime) => Date.UTC(year, month - 1, day, hour, minute);

/** The instant at which clocks in the zone show a time; null for one that they never show: 31 June, or an hour that summer time skips. */
export function instantOf(wall: WallTime, timeZone: string): number | null {
	const wanted = asUtc(wall);
	// The second step corrects the offset where the first guess lies on the other side of a clock change.
	let guess = wanted;
	for (let step = 0; step < 2; step++) guess += wanted - asUtc(wallTimeOf(guess, timeZone));
	const shown = wallTimeOf(guess, timeZone);
	const same = (Object.keys(wall) as (keyof WallTime)[]).every((part) => wall[part] === shown[part]);
	return same ? guess : null;
}
