import type { AttributedCause, Entity } from '@tideline/api';
import type { LcrPoint } from '@tideline/domain';
import { useCallback, useMemo } from 'react';
import { LazyChart } from '../../chart/lazy-chart.tsx';
import { MOVE_TREND_EDGES, type MoveTrendModel, moveTrendOption } from '../../chart/move-trend-option.ts';
import { SpanDrag } from '../../chart/span-drag.tsx';
import type { ChartTokens } from '../../chart/tokens.ts';
import { formatMinute } from '../../format/time.ts';
import { isQuiet, type PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import type { Span } from '../../view/span.ts';
import styles from './attribution-panel.module.css';

const HOUR = 3_600_000;
/** Two points further apart than this have nothing between them. */
const GAP_MS = 600_000;

interface TrendSpanPaneProps {
	entity: Entity | null;
	points: readonly LcrPoint[];
	/** When the day was opened; null while unknown. */
	start: number | null;
	limit: Span | null;
	span: Span | null;
	onSpan(span: Span): void;
	causes: readonly AttributedCause[];
	state: PaneState;
}

/** The ratio of the day as large as its moves allow; a span is dragged on it. */
export function TrendSpanPane({ entity, points, start, limit, span, onSpan, causes, state }: TrendSpanPaneProps) {
	const timeZone = entity?.timeZone ?? 'UTC';
	const quiet = isQuiet(state);
	const model = useMemo(() => modelOf(points, start, causes, { timeZone, quiet }), [points, start, causes, timeZone, quiet]);
	const option = useCallback((tokens: ChartTokens) => (model ? moveTrendOption(model, tokens) : {}), [model]);
	const label = ({ from, to }: Span) => `${formatMinute(from, timeZone)}–${formatMinute(to, timeZone)}`;
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
						<LazyChart option={option} label={`LCR of ${entity?.name} through the day${span ? `; span ${label(span)}` : ''}`} />
					</SpanDrag>
				) : null}
			</div>
		</Pane>
	);
}

function modelOf(
	points: readonly LcrPoint[],
	start: number | null,
	causes: readonly AttributedCause[],
	{ timeZone, quiet }: { timeZone: string; quiet: boolean },
): MoveTrendModel | null {
	const last = points.at(-1);
	if (start === null || last === undefined) return null;
	const percent = ({ lcr }: LcrPoint) => (lcr === null ? null : lcr * 100);
	const from = Math.floor(start / HOUR) * HOUR;
	const decided = causes.filter(({ group }) => group === 'OVERRIDE').flatMap(({ largest }) => largest.slice(0, 1));
	return {
		from,
		to: Math.max(from + HOUR, Math.ceil((last.at + 1) / HOUR) * HOUR),
		now: last.at,
		lcr: points.flatMap((point, place): [number, number | null][] => {
			const before = points[place - 1];
			const gap: [number, number | null][] = before && point.at - before.at > GAP_MS ? [[before.at + GAP_MS, null]] : [];
			return [...gap, [point.at, percent(point)]];
		}),
		overrides: decided.flatMap(({ at }) => {
			const value = points.findLast((point) => point.at <= at);
			const shown = value ? percent(value) : null;
			return shown === null ? [] : [{ at, percent: shown }];
		}),
		quiet,
		time: (at) => formatMinute(at, timeZone),
	};
}
