import { addDays, type Day, dayOfInstant, startOfDay } from '@tideline/domain';
import { formatShortDate } from '../../format/time.ts';

const TREND_RANGES = ['day', '5d', '30d'] as const;
export type TrendRange = (typeof TREND_RANGES)[number];
/** Days on the axis, today among them, and a point each so many ms: fewer than the chart has pixels, and each keeps its low and high. */
const SPANS = { '5d': { days: 5, step: 900_000 }, '30d': { days: 30, step: 7_200_000 } } as const;
const MS_A_DAY = 86_400_000;
/** The axis ends at a full hour, so that it does not creep. */
const HOUR = 3_600_000;

/** Several days on the trend's axis. */
export interface DaysSpan {
	/** Midnight at which the first of them begins, ms. */
	readonly from: number;
	readonly to: number;
	readonly step: number;
	readonly ticks: { readonly at: readonly number[]; text(at: number): string };
}

export function parseTrendRange(text: string | null): TrendRange {
	return TREND_RANGES.find((range) => range === text) ?? 'day';
}

/** The days up to now in the zone of the entity, each labelled at its own midnight, which clocks may move; null for the day alone. */
export function daysSpan(range: TrendRange, now: number, timeZone: string): DaysSpan | null {
	if (range === 'day') return null;
	const { days, step } = SPANS[range];
	const today = dayOfInstant(now, timeZone);
	const midnights = Array.from({ length: days }, (_, index) => startOfDay(addDays(today, index + 1 - days), timeZone));
	const text = (at: number) => formatShortDate(startOfDay(nearestDay(at, timeZone), timeZone), now, timeZone);
	return { from: midnights[0] ?? now, to: Math.ceil((now + 1) / HOUR) * HOUR, step, ticks: { at: midnights, text } };
}

/** The axis gives its ticks back with the rounding of its own arithmetic. */
const nearestDay = (at: number, timeZone: string): Day => dayOfInstant(Math.round(at / 1_000) * 1_000 + MS_A_DAY / 48, timeZone);
