import type { Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import { useMemo } from 'react';
import { useLcrHistory } from '../query/lcr-history.ts';
import { useDayStart } from '../view/use-day-start.ts';

const STEP_MS = 300_000;
const NOTHING: readonly number[] = [];

/** The entity's ratio through the day, a point each five minutes and the one of now, for a sparkline. */
export function useDayCurve(entity: Entity, lcr: Lcr | null): readonly number[] {
	const dayStart = useDayStart(entity);
	const { data } = useLcrHistory(entity.entityId, { from: dayStart }, STEP_MS);
	const now = lcr?.lcr ?? null;
	return useMemo(() => {
		const past = data?.points.flatMap(({ lcr: ratio }) => (ratio === null ? [] : [ratio])) ?? NOTHING;
		return now === null ? past : [...past, now];
	}, [data, now]);
}
