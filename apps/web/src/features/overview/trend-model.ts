import type { TrendModel } from '../../chart/trend-option.ts';
import { formatPercent, formatPoints } from '../../format/ratio.ts';
import { formatMinute } from '../../format/time.ts';
import { shortOverrideId } from '../../query/overrides.ts';
import { type DayPoint, lowOf, pointAt, stepLine } from './day-points.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHOWN_HOURS = 12;
/** Closer overrides would write over each other; the list has them all. */
const LABEL_ROOM_MS = 20 * 60_000;

export interface OverrideMark {
	at: number;
	overrideId: string;
	/** Effect in percentage points, where it is known. */
	points: number | null;
}

export interface TrendInput {
	points: readonly DayPoint[];
	/** When the day was opened. */
	start: number;
	now: number;
	timeZone: string;
	currency: string;
	/** Minor units in a major one. */
	minorPerMajor: number;
	limits: TrendModel['limits'];
	overrides: readonly OverrideMark[];
	quiet: boolean;
}

/** Twelve hours from the full hour in which the day began, longer when the day is. */
function axisOf(start: number, now: number): { from: number; to: number } {
	// Zones lie whole quarters of an hour apart; hours of the zone are hours of UTC except in a few, where labels show the minutes.
	const from = Math.floor(start / HOUR) * HOUR;
	return { from, to: Math.max(from + SHOWN_HOURS * HOUR, Math.ceil((now + 1) / HOUR) * HOUR) };
}

/** The picture of the day: lines with their gaps, the low, and the overrides on the line. */
export function trendModel({ points, start, now, timeZone, currency, minorPerMajor, limits, overrides, quiet }: TrendInput): TrendModel {
	const billions = (amount: number) => amount / minorPerMajor / 1e9;
	const low = lowOf(points);
	const last = points.at(-1)?.at ?? now;
	// A day whose last figure is a day old is over: its axis does not run on to the present.
	const end = now - last > DAY ? last : now;
	const percentAt = (at: number) => {
		const lcr = pointAt(points, at)?.lcr ?? null;
		return lcr === null ? null : lcr * 100;
	};
	return {
		...axisOf(start, end),
		now: end,
		lcr: stepLine(points, ({ lcr }) => (lcr === null ? null : lcr * 100)),
		hqla: stepLine(points, ({ hqla }) => billions(hqla)),
		netCashOutflows: stepLine(points, ({ netCashOutflows }) => billions(netCashOutflows)),
		limits,
		low: low && { at: low.at, percent: low.lcr * 100, text: `Low ${formatPercent(low.lcr)} at ${formatMinute(low.at, timeZone)}` },
		overrides: spaced(overrides).flatMap(({ at, overrideId, points: effect }) => {
			const percent = percentAt(at);
			if (percent === null) return [];
			const name = shortOverrideId(overrideId);
			return [{ at, percent, text: effect === null ? name : `${name}\n${formatPoints(effect)}` }];
		}),
		hqlaTitle: `HQLA, ${currency} bn`,
		netTitle: `Net outflows, ${currency} bn`,
		quiet,
		time: (at) => formatMinute(at, timeZone),
	};
}

/** The newest marks that leave each other room. */
function spaced(marks: readonly OverrideMark[]): OverrideMark[] {
	const kept: OverrideMark[] = [];
	for (const mark of [...marks].sort((a, b) => b.at - a.at)) {
		if (kept.every(({ at }) => Math.abs(at - mark.at) >= LABEL_ROOM_MS)) kept.push(mark);
	}
	return kept;
}
