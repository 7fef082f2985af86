import { addDays, dayOfInstant, startOfDay } from '@tideline/domain';
import { type DayTicks, dayTicks } from '../../view/day-ticks.ts';

const TREND_RANGES = ['day', '5d', '30d'] as const;
export type TrendRange = (typeof TREND_RANGES)[number];
/** Days on the axis, today among them. */
const DAYS = { '5d': 5, '30d': 30 } as const;
/** Points on the axis at most: fewer than the chart has pixels, and each keeps its low and high. */
const MOST_POINTS = 480;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The axis ends at a full hour, so that it does not creep. */
const HOUR = 3_600_000;

/** Several days on the trend's axis. */
export interface DaysSpan {
	/** Midnight at which the first of them begins, ms. */
	readonly from: number;
	readonly to: number;
	/** Between two points, ms. */
	readonly step: number;
	/** When the history begins, where that leaves days out. */
	readonly since: number | null;
	readonly ticks: DayTicks;
}

export function parseTrendRange(text: string | null): TrendRange {
	return TREND_RANGES.find((range) => range === text) ?? 'day';
}

/**
 * The days up to now in the zone of the entity, each labelled at its own midnight, which clocks may move; null for the day alone. Days before
 * `since`, when its history begins, have no place on the axis: what there is has the whole of it.
 */
export function daysSpan(
	range: TrendRange,
	{ now, timeZone, since }: { now: number; timeZone: string; since: number | null },
): DaysSpan | null {
	if (range === 'day') return null;
	const today = dayOfInstant(now, timeZone);
	const asked = addDays(today, 1 - DAYS[range]);
	const known = since === null ? asked : dayOfInstant(Math.min(since, now), timeZone);
	const first = addDays(asked, Math.max(0, known - asked));
	const ticks = dayTicks(first, today, { timeZone, now });
	return {
		...{ from: startOfDay(first, timeZone), to: Math.ceil((now + 1) / HOUR) * HOUR, ticks },
		step: Math.ceil(((today - first + 1) * DAY) / MOST_POINTS / MINUTE) * MINUTE,
		since: known > asked ? since : null,
	};
}
