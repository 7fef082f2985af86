import { addDays, dayOfInstant, startOfDay } from '@tideline/domain';
import { type DayTicks, dayTicks } from '../../view/day-ticks.ts';
import type { Span } from '../../view/span.ts';

const MINUTE = 60_000;
/** Steps across the chart at most: more than it has pixels for say nothing. */
const MOST_STEPS = 720;
/** Days across the chart at most: a link may name a span of any length. */
const MOST_DAYS = 31;

/** The time that is drawn around a span. */
export interface Stretch {
	readonly from: number;
	/** Null: up to now, which goes on. */
	readonly to: number | null;
	/** Between two points, ms. */
	readonly step: number;
	/** Of several days; null for one. */
	readonly ticks: DayTicks | null;
}

/** The day that is shown while the span lies in it, else the days of the zone that the span touches, the last of them. Null while the day is unknown. */
export function stretchOf(
	span: Span | null,
	day: { readonly from: number | null; readonly to: number | null },
	{ timeZone, now }: { timeZone: string; now: number },
): Stretch | null {
	if (day.from === null) return null;
	if (span === null || (span.from >= day.from && (day.to === null || span.to <= day.to + MINUTE)))
		return { from: day.from, to: day.to, step: MINUTE, ticks: null };
	const last = dayOfInstant(span.to - 1, timeZone);
	const first = addDays(last, Math.max(1 - MOST_DAYS, dayOfInstant(span.from, timeZone) - last));
	const from = startOfDay(first, timeZone);
	const end = startOfDay(addDays(last, 1), timeZone);
	const steps = Math.ceil((Math.min(end, now) - from) / MOST_STEPS / MINUTE);
	const ticks = last > first ? dayTicks(first, last, { timeZone, now }) : null;
	return { from, to: end > now ? null : end, step: Math.max(1, steps) * MINUTE, ticks };
}
