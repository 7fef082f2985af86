import type { ClosedDaySummary, Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import { useMemo } from 'react';
import { useLcrHistory } from '../../query/lcr-history.ts';
import { type DayPoint, joinDay, pointOf } from './day-points.ts';
import type { DaysSpan } from './trend-range.ts';
import { useDay } from './use-day.ts';

const ONE_STEP = 60_000;

/** What the trend draws: the day, or with a span the days up to now, which end with the present record. */
export function useTrendPoints(
	entityId: string,
	{ entity, lcr, span, days }: { entity: Entity | null; lcr: Lcr | null; span: DaysSpan | null; days: readonly ClosedDaySummary[] },
): { points: readonly DayPoint[]; start: number | null } {
	const day = useDay(entityId, entity, lcr);
	const { data } = useLcrHistory(entityId, { from: span?.from ?? null }, span?.step ?? ONE_STEP);
	// Before the first day was opened the log held a part of the bank.
	const opened = Math.min(...days.flatMap(({ openedAt }) => openedAt ?? []), day.start ?? Number.POSITIVE_INFINITY);
	const points = useMemo(() => {
		if (data === undefined) return [];
		return joinDay(data.points, lcr === null ? [] : [pointOf(lcr)]).filter(({ at }) => at >= opened);
	}, [data, lcr, opened]);
	return span === null ? day : { points, start: span.from };
}
