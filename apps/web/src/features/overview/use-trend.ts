import { currency as currencyOf, parseLimits } from '@tideline/domain';
import { useMemo } from 'react';
import type { TrendModel } from '../../chart/trend-option.ts';
import { limitPercent } from '../../format/limit-words.ts';
import { useAttribution } from '../../query/attribution.ts';
import { useClosedDays } from '../../query/closed-days.ts';
import { useEntities } from '../../query/entities.ts';
import { failureOf, type QueryFailure } from '../../query/query-failure.ts';
import { isQuiet, type PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { useStream } from '../../stream/use-stream.ts';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { useDayStart } from '../../view/use-day-start.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { decidedIn, overrideMarks } from './override-marks.ts';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { OWN_ROLL, rollMarks } from './roll-marks.ts';
import { trendModel } from './trend-model.ts';
import { type DaysSpan, daysSpan, type TrendRange } from './trend-range.ts';
import { historyBegin, useTrendPoints } from './use-trend-points.ts';

const REDRAW_MS = 10_000;

export interface Trend {
	/** Null while there is nothing to draw. */
	readonly model: TrendModel | null;
	readonly state: PaneState;
	/** When what is drawn begins, ms; null while the business day is not open. */
	readonly start: number | null;
	/** When it ends, ms. */
	readonly now: number;
	/** What can be asked about, ms; null while there is nothing. */
	readonly reach: { readonly from: number; readonly to: number } | null;
	/** Why there is nothing to draw. */
	readonly failure: QueryFailure | null;
	/** Several days; null for the day alone. */
	readonly several: DaysSpan | null;
}

/** What the trend draws: the day, a closed one, or several up to now. */
export function useTrend({ entityId, entity }: OverviewPaneProps, range: TrendRange): Trend {
	const { lcr, state } = useLcr(entityId);
	const overrides = useStream('overrides').rows;
	const activity = useStream(`activity:${entityId}`).rows;
	// The now line creeps; ten seconds are less than a pixel.
	const present = Math.ceil(useNow() / REDRAW_MS) * REDRAW_MS;
	const closed = useShownClosedDay();
	const now = closed?.closedAt ?? present;
	const timeZone = entity?.timeZone ?? 'UTC';
	const { data: entities } = useEntities();
	const days = useClosedDays(entityId);
	const closedDays = days.data;
	const begin = historyBegin(closedDays?.days, useDayStart(entity));
	const several = useMemo(() => daysSpan(range, { now, timeZone, since: begin }), [range, now, timeZone, begin]);
	const { points, start, failure } = useTrendPoints(entityId, { entity, lcr, span: several, begin });
	const isToday = closed === null && several === null;
	const quiet = isQuiet(state);
	const [first, last] = [points[0], points.at(-1)];
	// What an override did stands in the attribution of the day also when its event has left the list of the newest.
	const day = useAttribution(entityId, first && overrides.size > 0 && isToday ? { from: first.at, to: null } : null).data;
	const marks = useMemo(
		() => overrideMarks([...overrides.values()], [...activity.values(), ...decidedIn(day)], start ?? 0, now),
		[overrides, activity, day, start, now],
	);
	const model = useMemo((): TrendModel | null => {
		if (!entity || start === null || points.length === 0) return null;
		const limits = parseLimits(entity.limits);
		const rolls = rollMarks(closedDays?.rolls ?? [], entity, { from: start, to: now, entities: entities ?? [] });
		return trendModel({
			points,
			start,
			now: Math.max(now, points.at(-1)?.at ?? 0),
			timeZone,
			currency: entity.currency,
			minorPerMajor: 10 ** currencyOf(entity.currency).exponent,
			limits: {
				internal: limitPercent(limits, 'internal'),
				earlyWarning: limitPercent(limits, 'earlyWarning'),
				regulatory: limitPercent(limits, 'regulatory'),
			},
			overrides: several === null ? marks : [],
			rolls: several === null ? rolls : rolls.filter(({ text }) => text === OWN_ROLL).map((roll) => ({ ...roll, text: '' })),
			span: several,
			quiet,
		});
	}, [entity, entities, closedDays, points, start, several, now, timeZone, marks, quiet]);
	const reach = first && last ? { from: first.at, to: last.at } : null;
	// Several days wait for those that have closed.
	return { model, state, start, now, reach, failure: failure ?? (several === null ? null : failureOf(days)), several };
}
