import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAttribution } from '../../query/attribution.ts';
import { failedState } from '../../query/failed-state.ts';
import { useLcrHistory } from '../../query/lcr-history.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { useWide } from '../../ui/use-wide.ts';
import { withParams } from '../../view/search-params.ts';
import { useDayStart } from '../../view/use-day-start.ts';
import { useEntity } from '../../view/use-entity.ts';
import { useSpan } from '../../view/use-span.ts';
import { useSpanKeys } from '../../view/use-span-keys.ts';
import { useViewState } from '../../view/view-state.ts';
import styles from './attribution-panel.module.css';
import { CausesPane } from './causes-pane.tsx';
import { EventsPane } from './events-pane.tsx';
import { causeRows } from './rows.ts';
import { TrendSpanPane } from './trend-span-pane.tsx';
import { WaterfallPane } from './waterfall-pane.tsx';

const HOUR = 3_600_000;
const STEP_MS = 60_000;
/** Rows that fit between the two ends. */
const ROWS = 10;
const ROWS_WIDE = 13;

/** Why the ratio moved in a span of the trend: the span, the causes ranked by size, and their waterfall or the events of one of them. */
export function AttributionPanel() {
	const { entity: entityId } = useViewState();
	const entity = useEntity();
	const { span, setSpan } = useSpan();
	const start = useDayStart(entity);
	const history = useLcrHistory(entityId, { from: start }, STEP_MS);
	const points = history.data?.points ?? [];
	const [first, last] = [points[0], points.at(-1)];
	const attribution = useAttribution(entityId, span ?? (last ? { from: Math.max(first?.at ?? 0, last.at - HOUR), to: last.at } : null));
	const data = attribution.data;
	const limit = data ? data.kept : null;
	useSpanKeys({ span, limit, setSpan });
	const [params, setParams] = useSearchParams();
	const [all, setAll] = useState(false);
	const wide = useWide();
	const timeZone = entity?.timeZone ?? 'UTC';
	const rows = data ? causeRows(data, all ? Number.POSITIVE_INFINITY : wide ? ROWS_WIDE : ROWS) : null;
	const chosen = rows?.find(({ id }) => id === params.get('cause')) ?? null;
	const choose = (cause: string | null) => setParams((current) => withParams(current, { cause }), { replace: true });
	const state = stateOf(attribution);
	return (
		<div className={styles.panel}>
			<TrendSpanPane
				entity={entity}
				points={points}
				start={start}
				limit={limit}
				span={span ?? (data ? { from: data.from, to: data.to } : null)}
				onSpan={setSpan}
				causes={data?.causes ?? []}
				state={
					history.error ? failedState(history.error, history.errorUpdatedAt) : { kind: history.data ? 'none' : 'loading', waitingFor: null }
				}
			/>
			<CausesPane
				data={data ?? null}
				rows={rows}
				chosen={chosen?.id ?? null}
				timeZone={timeZone}
				state={state}
				onChoose={(row) => (row.cause === null ? setAll(true) : choose(row.id === chosen?.id ? null : row.id))}
				onRetry={() => void attribution.refetch()}
			/>
			{chosen?.cause ? (
				<EventsPane cause={chosen.cause} currency={data?.currency ?? 'USD'} timeZone={timeZone} onClose={() => choose(null)} />
			) : (
				<WaterfallPane
					data={data ?? null}
					rows={rows ?? []}
					timeZone={timeZone}
					state={state.kind === 'error' ? { kind: 'none' } : state}
				/>
			)}
		</div>
	);
}

function stateOf({ data, error, errorUpdatedAt }: ReturnType<typeof useAttribution>): PaneState {
	if (error) return failedState(error, errorUpdatedAt);
	return data ? { kind: 'none' } : { kind: 'loading', waitingFor: null };
}
