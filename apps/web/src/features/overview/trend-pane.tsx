import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import { SpanDrag } from '../../chart/span-drag.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { TREND_EDGES, trendOption } from '../../chart/trend-option.ts';
import { shortName } from '../../format/entity-name.ts';
import { formatShortDate, formatSpan, zoneCity } from '../../format/time.ts';
import { Failure } from '../../ui/failure.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { withParams } from '../../view/search-params.ts';
import type { Span } from '../../view/span.ts';
import { useBusinessDate } from '../../view/use-business-date.ts';
import { useSpan } from '../../view/use-span.ts';
import { useViewState } from '../../view/view-state.ts';
import { dayWords } from './day-words.ts';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import styles from './trend-pane.module.css';
import { parseTrendRange } from './trend-range.ts';
import { useTrend } from './use-trend.ts';

const RANGE_OPTIONS = [
	{ value: 'day', text: 'Today' },
	{ value: '5d', text: '5 d' },
	{ value: '30d', text: '30 d' },
] as const;
const RANGE_SUBJECTS = { day: 'The day so far is', '5d': 'The last 5 days are', '30d': 'The last 30 days are' } as const;
const RANGE_WORDS = { day: 'today', '5d': 'in 5 days', '30d': 'in 30 days' } as const;

/** The ratio through the day between its limits, with HQLA and net outflows below on the same time axis. */
export function TrendPane({ entityId, entity }: OverviewPaneProps) {
	const { view } = useViewState();
	const closed = useShownClosedDay();
	const [params, setParams] = useSearchParams();
	// A closed day is shown by itself.
	const range = closed === null ? parseTrendRange(params.get('trend')) : 'day';
	const { model, state, start, now, reach, failure, several } = useTrend({ entityId, entity }, range);
	const timeZone = entity?.timeZone ?? 'UTC';
	const ofDay = dayWords(useBusinessDate(entity));
	const words = several === null ? ofDay : RANGE_WORDS[range];
	const { span, setSpan } = useSpan();
	const label = (dragged: Span) => formatSpan(dragged, closed === null ? now : (start ?? now), timeZone);
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
						limit={reach ?? { from: model.from, to: model.now }}
						span={span}
						onSpan={setSpan}
						label={label}
					>
						{chart}
					</SpanDrag>
				) : failure ? (
					<Failure error={failure.error} at={failure.at} timeZone={timeZone} onRetry={failure.retry} />
				) : (
					<p className={styles.waiting}>
						{start === null && entity ? 'The business day is not open yet.' : `${RANGE_SUBJECTS[range]} being read.`}
					</p>
				)}
			</div>
		</Pane>
	);
}
