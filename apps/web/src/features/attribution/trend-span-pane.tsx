import type { AttributedCause, Entity } from '@tideline/api';
import type { LcrPoint } from '@tideline/domain';
import { useCallback, useMemo } from 'react';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import { MOVE_TREND_EDGES, type MoveTrendModel, moveTrendOption } from '../../chart/move-trend-option.ts';
import { SpanDrag } from '../../chart/span-drag.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { formatMinute, formatMinuteOf, formatSpan } from '../../format/time.ts';
import { isQuiet, type PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import type { Span } from '../../view/span.ts';
import styles from './attribution-panel.module.css';
import type { Stretch } from './stretch.ts';

const HOUR = 3_600_000;
/** Two points further apart than this have nothing between them. */
const GAP_MS = 600_000;

interface TrendSpanPaneProps {
	entity: Entity | null;
	points: readonly LcrPoint[];
	/** What is drawn; null while unknown. */
	stretch: Stretch | null;
	limit: Span | null;
	span: Span | null;
	onSpan(span: Span): void;
	causes: readonly AttributedCause[];
	/** An instant of the day whose date goes without saying. */
	day: number;
	state: PaneState;
}

/** The ratio of the day, or of the days of the span, as large as its moves allow; a span is dragged on it. */
export function TrendSpanPane({ entity, points, stretch, limit, span, onSpan, causes, day, state }: TrendSpanPaneProps) {
	const timeZone = entity?.timeZone ?? 'UTC';
	const quiet = isQuiet(state);
	const model = useMemo(
		() => stretch && modelOf(points, stretch, causes, { timeZone, day, quiet }),
		[points, stretch, causes, timeZone, day, quiet],
	);
	const option = useCallback((tokens: ChartTokens) => (model ? moveTrendOption(model, tokens) : {}), [model]);
	const label = (dragged: Span) => formatSpan(dragged, day, timeZone);
	const when = stretch?.ticks ? 'through the days' : 'through the day';
	return (
		<Pane title="Why did the LCR move?" unit="drag a span" state={state} timeZone={timeZone}>
			<div className={styles.chart}>
				{model ? (
					<SpanDrag
						axis={{ ...MOVE_TREND_EDGES, from: model.from, to: model.to }}
						limit={limit ?? model}
						span={span}
						onSpan={onSpan}
						label={label}
					>
						<LazyChart option={option} label={`LCR of ${entity?.name} ${when}${span ? `; span ${label(span)}` : ''}`} />
					</SpanDrag>
				) : null}
			</div>
		</Pane>
	);
}

function modelOf(
	points: readonly LcrPoint[],
	{ from: start, to, step, ticks }: Stretch,
	causes: readonly AttributedCause[],
	{ timeZone, day, quiet }: { timeZone: string; day: number; quiet: boolean },
): MoveTrendModel | null {
	const last = points.at(-1);
	if (last === undefined) return null;
	const gapMs = Math.max(GAP_MS, 2 * step);
	const percent = ({ lcr }: LcrPoint) => (lcr === null ? null : lcr * 100);
	const from = Math.floor(start / HOUR) * HOUR;
	const decided = causes.filter(({ group }) => group === 'OVERRIDE').flatMap(({ largest }) => largest.slice(0, 1));
	return {
		from,
		to: Math.max(from + HOUR, Math.ceil((to ?? last.at + 1) / HOUR) * HOUR),
		now: last.at,
		lcr: points.flatMap((point, place): [number, number | null][] => {
			const before = points[place - 1];
			const gap: [number, number | null][] = before && point.at - before.at > gapMs ? [[before.at + gapMs, null]] : [];
			return [...gap, [point.at, percent(point)]];
		}),
		overrides: decided.flatMap(({ at }) => {
			const value = points.findLast((point) => point.at <= at);
			const shown = value ? percent(value) : null;
			return shown === null ? [] : [{ at, percent: shown }];
		}),
		ticks,
		quiet,
		// Under the axis of one day its date goes without saying.
		time: (at) => (ticks === null ? formatMinute(at, timeZone) : formatMinuteOf(at, day, timeZone)),
	};
}
