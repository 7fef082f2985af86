import type { Lcr, LcrPoint } from '@tideline/domain';

/** The ratio and its parts at one moment of the day; money in minor units of the reporting currency. */
export interface DayPoint {
	at: number;
	lcr: number | null;
	hqla: number;
	/** After haircut, before the caps. */
	level1: number;
	level2a: number;
	level2b: number;
	netCashOutflows: number;
	overridesInForce: number;
}

/** Most points that the page adds to the answer of the server before it asks anew. */
export const MAX_LIVE_POINTS = 1_000;
const LIVE_STEP_MS = 1_000;
/** Two points further apart than this have nothing between them: the line breaks. */
export const GAP_MS = 600_000;

/** The tail that grows on the page: one point a second at most, the newest value of each second. */
export function appendLive(live: readonly DayPoint[], point: DayPoint): readonly DayPoint[] {
	const last = live.at(-1);
	if (last && point.at < last.at) return live;
	const sameSecond = last && Math.floor(last.at / LIVE_STEP_MS) === Math.floor(point.at / LIVE_STEP_MS);
	const kept = sameSecond ? live.slice(0, -1) : live;
	return [...kept.slice(-(MAX_LIVE_POINTS - 1)), point];
}

/** The day as one line: what the server kept, then what came since. */
export function joinDay(history: readonly LcrPoint[], live: readonly DayPoint[]): DayPoint[] {
	const past = history.map(pointOfHistory);
	const end = past.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
	return [...past, ...live.filter(({ at }) => at > end)];
}

/** The present record as a point. */
export function pointOf({ asOf, ...lcr }: Lcr): DayPoint {
	return pointOfHistory({ at: asOf, ...lcr });
}

function pointOfHistory({ at, lcr, hqla, level1, level2a, level2b, netCashOutflows, overridesInForce }: DayPoint): DayPoint {
	return { at, lcr, hqla, level1, level2a, level2b, netCashOutflows, overridesInForce };
}

/** The last point at or before a moment; null when the day began later. */
export function pointAt(points: readonly DayPoint[], at: number): DayPoint | null {
	let found: DayPoint | null = null;
	for (const point of points) {
		if (point.at > at) break;
		found = point;
	}
	return found;
}

/** The first of the lowest points of the day that have a ratio. */
export function lowOf(points: readonly DayPoint[]): (DayPoint & { lcr: number }) | null {
	let low: (DayPoint & { lcr: number }) | null = null;
	for (const point of points) {
		if (point.lcr !== null && (low === null || point.lcr < low.lcr)) low = { ...point, lcr: point.lcr };
	}
	return low;
}

/** Values for a step line, with a null wherever nothing was heard for longer than `gapMs`. */
export function stepLine(
	points: readonly DayPoint[],
	value: (point: DayPoint) => number | null,
	gapMs = GAP_MS,
): [number, number | null][] {
	return points.flatMap((point, index): [number, number | null][] => {
		const before = points[index - 1];
		const gap: [number, number | null][] = before && point.at - before.at > gapMs ? [[before.at + gapMs, null]] : [];
		return [...gap, [point.at, value(point)]];
	});
}
