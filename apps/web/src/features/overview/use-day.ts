import type { Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import { useEffect, useMemo, useState } from 'react';
import { useLcrHistory } from '../../query/lcr-history.ts';
import { failureOf, type QueryFailure } from '../../query/query-failure.ts';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { useDayStart } from '../../view/use-day-start.ts';
import { appendLive, type DayPoint, joinDay, pointOf } from './day-points.ts';

const STEP_MS = 60_000;

/**
 * The entity's day so far, or the closed one that is shown: `points` from the server and, behind them, those that the stream brought since.
 * `failure`: why there are none.
 */
export function useDay(
	entityId: string,
	entity: Entity | null,
	lcr: Lcr | null,
): { points: readonly DayPoint[]; start: number | null; failure: QueryFailure | null } {
	const start = useDayStart(entity);
	const closed = useShownClosedDay();
	const history = useLcrHistory(entityId, { from: start, to: closed?.closedAt }, STEP_MS);
	const [live, setLive] = useState<readonly DayPoint[]>([]);
	useEffect(
		function growTheTail() {
			if (lcr) setLive((tail) => appendLive(tail, pointOf(lcr)));
		},
		[lcr],
	);
	// Without the history the tail alone would pass for the day: its first second for the day's low, and for an hour ago.
	const points = useMemo(() => (history.data === undefined ? [] : joinDay(history.data.points, live)), [history.data, live]);
	return { points, start, failure: failureOf(history) };
}
