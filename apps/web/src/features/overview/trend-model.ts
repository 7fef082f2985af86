import type { TrendModel } from '../../chart/trend-option.ts';
import { formatPercent, formatPoints } from '../../format/ratio.ts';
import { formatMinute, formatShortDateTime } from '../../format/time.ts';
import { shortOverrideId } from '../../query/overrides.ts';
import { type DayPoint, GAP_MS, lowOf, pointAt, stepLine } from './day-points.ts';
import type { DaysSpan } from './trend-range.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHOWN_HOURS = 12;
/** The words of closer overrides would stand on each other; each has its mark, and the list has them all. */
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
	rolls: TrendModel['rolls'];
	/** Several days instead of one. */
	span: DaysSpan | null;
	quiet: boolean;
}

/** Twelve hours from the full hour in which the day began, longer when the day is. */
function axisOf(start: number, now: number): { from: number; to: number } {
	// Zones lie whole quarters of an hour apart; hours of the zone are hours of UTC except in a few, where labels show the minutes.
	const from = Math.floor(start / HOUR) * HOUR;
	return { from, to: Math.max(from + SHOWN_HOURS * HOUR, Math.ceil((now + 1) / HOUR) * HOUR) };
}

/** The picture of the day: lines with their gaps, the low, and the overrides on the line. */
export function trendModel(input: TrendInput): TrendModel {
	const { points, start, now, timeZone, currency, minorPerMajor, limits, overrides, rolls, span, quiet } = input;
	const moment = (at: number) => (span === null ? formatMinute(at, timeZone) : formatShortDateTime(at, now, timeZone));
	// Points of several days stand a step apart.
	const gapMs = Math.max(GAP_MS, 2 * (span?.step ?? 0));
	const billions = (amount: number) => amount / minorPerMajor / 1e9;
	const low = lowOf(points);
	const last = points.at(-1)?.at ?? now;
	// A day whose last figure is a day old is over: its axis does not run on to the present.
	const end = now - last > DAY ? last : now;
	const named = new Set(spaced(overrides));
	const percentAt = (at: number) => {
		const lcr = pointAt(points, at)?.lcr ?? null;
		return lcr === null ? null : lcr * 100;
	};
	return {
		...(span === null ? axisOf(start, end) : { from: span.from, to: span.to }),
		rolls,
		ticks: span?.ticks ?? null,
		now: end,
		lcr: stepLine(points, ({ lcr }) => (lcr === null ? null : lcr * 100), gapMs),
		hqla: stepLine(points, ({ hqla }) => billions(hqla), gapMs),
		netCashOutflows: stepLine(points, ({ netCashOutflows }) => billions(netCashOutflows), gapMs),
		limits,
		low: low && { at: low.at, percent: low.lcr * 100, text: `Low ${formatPercent(low.lcr)} at ${moment(low.at)}` },
		overrides: overrides.flatMap((mark) => {
			const percent = percentAt(mark.at);
			return percent === null ? [] : [{ at: mark.at, percent, text: named.has(mark) ? markWords(mark) : '' }];
		}),
		hqlaTitle: `HQLA, ${currency} bn`,
		netTitle: `Net outflows, ${currency} bn`,
		quiet,
		time: moment,
	};
}

function markWords({ overrideId, points }: OverrideMark): string {
	const name = shortOverrideId(overrideId);
	return points === null ? name : `${name}\n${formatPoints(points)}`;
}

/** The marks whose words leave each other room: the largest effects first, of two the newer. */
function spaced(marks: readonly OverrideMark[]): OverrideMark[] {
	const kept: OverrideMark[] = [];
	const effect = ({ points }: OverrideMark) => Math.abs(points ?? 0);
	for (const mark of [...marks].sort((a, b) => effect(b) - effect(a) || b.at - a.at)) {
		if (kept.every(({ at }) => Math.abs(at - mark.at) >= LABEL_ROOM_MS)) kept.push(mark);
	}
	return kept;
}
