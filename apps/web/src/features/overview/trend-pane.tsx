import { currency as currencyOf, parseLimits } from '@tideline/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import { SpanDrag } from '../../chart/span-drag.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { TREND_EDGES, type TrendModel, trendOption } from '../../chart/trend-option.ts';
import { shortName } from '../../format/entity-name.ts';
import { limitPercent } from '../../format/limit-words.ts';
import { formatShortDate, formatSpan, zoneCity } from '../../format/time.ts';
import { useAttribution } from '../../query/attribution.ts';
import { useClosedDays } from '../../query/closed-days.ts';
import { useEntities } from '../../query/entities.ts';
import { isQuiet } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Pane } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { withParams } from '../../view/search-params.ts';
import type { Span } from '../../view/span.ts';
import { useBusinessDate } from '../../view/use-business-date.ts';
import { useDayStart } from '../../view/use-day-start.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useSpan } from '../../view/use-span.ts';
import { useViewState } from '../../view/view-state.ts';
import { dayWords } from './day-words.ts';
import { decidedIn, overrideMarks } from './override-marks.ts';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { OWN_ROLL, rollMarks } from './roll-marks.ts';
import { trendModel } from './trend-model.ts';
import styles from './trend-pane.module.css';
import { daysSpan, parseTrendRange } from './trend-range.ts';
import { historyBegin, useTrendPoints } from './use-trend-points.ts';

const REDRAW_MS = 10_000;
const RANGE_OPTIONS = [
	{ value: 'day', text: 'Today' },
	{ value: '5d', text: '5 d' },
	{ value: '30d', text: '30 d' },
] as const;
const RANGE_WORDS = { day: 'today', '5d': 'in 5 days', '30d': 'in 30 days' } as const;

/** The ratio through the day between its limits, with HQLA and net outflows below on the same time axis. */
export function TrendPane({ entityId, entity }: OverviewPaneProps) {
	const { view } = useViewState();
	const { lcr, state } = useLcr(entityId);
	const overrides = useStream('overrides').rows;
	const activity = useStream(`activity:${entityId}`).rows;
	// The now line creeps; ten seconds are less than a pixel.
	const present = Math.ceil(useNow() / REDRAW_MS) * REDRAW_MS;
	const closed = useShownClosedDay();
	const now = closed?.closedAt ?? present;
	const timeZone = entity?.timeZone ?? 'UTC';
	const [params, setParams] = useSearchParams();
	// A closed day is shown by itself.
	const range = closed === null ? parseTrendRange(params.get('trend')) : 'day';
	const { data: entities } = useEntities();
	const { data: closedDays } = useClosedDays(entityId);
	const begin = historyBegin(closedDays?.days, useDayStart(entity));
	const several = useMemo(() => daysSpan(range, { now, timeZone, since: begin }), [range, now, timeZone, begin]);
	const { points, start } = useTrendPoints(entityId, { entity, lcr, span: several, begin });
	const ofDay = dayWords(useBusinessDate(entity));
	const words = several === null ? ofDay : RANGE_WORDS[range];
	const isToday = closed === null && several === null;
	const quiet = isQuiet(state);
	const { span, setSpan } = useSpan();
	const [first, last] = [points[0], points.at(-1)];
	// What an override did stands in the attribution of the day also when its event has left the list of the newest.
	const day = useAttribution(entityId, first && overrides.size > 0 && isToday ? { from: first.at, to: null } : null).data;
	const marks = useMemo(
		() => overrideMarks([...overrides.values()], [...activity.values(), ...decidedIn(day)], start ?? 0, now),
		[overrides, activity, day, start, now],
	);
	const label = (dragged: Span) => formatSpan(dragged, closed === null ? now : (start ?? now), timeZone);
	const model: TrendModel | null = useMemo(() => {
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
	const option = useCallback(
		(tokens: ChartTokens, size: { width: number; height: number }) => (model ? trendOption(model, tokens, size) : {}),
		[model],
	);
	const unit = `% of net outflows, ${entity ? shortName(entity) : entityId}, ${zoneCity(timeZone)} time${view === 'booked' ? ', as adjusted' : ''}`;
	const chart = model ? (
		<>
			<LazyChart option={option} label={`LCR of ${entity?.name} ${words}, with its limits, HQLA and net cash outflows`} />
			<span className={styles.hqlaTitle}>{model.hqlaTitle}</span>
			<span className={styles.netTitle}>{model.netTitle}</span>
			{several === null || several.since === null ? null : (
				<span className={styles.begins}>History begins {formatShortDate(several.since, now, timeZone)}</span>
			)}
		</>
	) : null;
	return (
		<Pane
			title={`LCR ${words}`}
			unit={unit}
			state={state}
			timeZone={timeZone}
			tools={
				<>
					<span className={styles.legend}>
						{several === null ? (
							<>
								<Shape name="diamond-hollow" /> override
							</>
						) : (
							<>
								<i className={styles.roll} /> day roll
							</>
						)}
					</span>
					{closed === null ? (
						<Segmented
							label="Time of the trend"
							options={RANGE_OPTIONS}
							value={range}
							onChange={(next) => setParams((current) => withParams(current, { trend: next === 'day' ? null : next }), { replace: true })}
						/>
					) : null}
				</>
			}
		>
			<div className={styles.chart}>
				{model ? (
					<SpanDrag
						axis={{ ...TREND_EDGES, from: model.from, to: model.to }}
						limit={{ from: first?.at ?? model.from, to: last?.at ?? model.now }}
						span={span}
						onSpan={setSpan}
						label={label}
					>
						{chart}
					</SpanDrag>
				) : (
					<p className={styles.waiting}>
						{start === null && entity ? 'The business day is not open yet.' : 'The day so far is being read.'}
					</p>
				)}
			</div>
		</Pane>
	);
}
