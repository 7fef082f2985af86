import type { ClosedDaySummary, Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import { useMemo } from 'react';
import { useLcrHistory } from '../../query/lcr-history.ts';
import { failureOf, type QueryFailure } from '../../query/query-failure.ts';
import { type DayPoint, joinDay, pointOf } from './day-points.ts';
import type { DaysSpan } from './trend-range.ts';
import { useDay } from './use-day.ts';

const ONE_STEP = 60_000;

/**
 * When an entity's history begins: with the first day that was opened, because before it the log held a part of the bank. Null while unknown.
 * `days`: the closed ones, undefined while unknown; `today`: when the open one was opened.
 */
export function historyBegin(days: readonly ClosedDaySummary[] | undefined, today: number | null): number | null {
	if (days === undefined) return null;
	const opened = days.flatMap(({ openedAt }) => openedAt ?? []);
	return today === null && opened.length === 0 ? null : Math.min(...opened, today ?? Number.POSITIVE_INFINITY);
}

/** The points of the trend: of the day, or with a span of the days up to now from `begin` on, which end with the present record. */
export function useTrendPoints(
	entityId: string,
	{ entity, lcr, span, begin }: { entity: Entity | null; lcr: Lcr | null; span: DaysSpan | null; begin: number | null },
): { points: readonly DayPoint[]; start: number | null; failure: QueryFailure | null } {
	const day = useDay(entityId, entity, lcr);
	const history = useLcrHistory(entityId, { from: begin === null || span === null ? null : span.from }, span?.step ?? ONE_STEP);
	const { data } = history;
	const points = useMemo(() => {
		if (data === undefined || begin === null) return [];
		return joinDay(data.points, lcr === null ? [] : [pointOf(lcr)]).filter(({ at }) => at >= begin);
	}, [data, lcr, begin]);
	return span === null ? day : { points, start: span.from, failure: failureOf(history) };
}
