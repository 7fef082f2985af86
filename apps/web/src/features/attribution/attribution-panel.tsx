import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAttribution } from '../../query/attribution.ts';
import { failedState } from '../../query/failed-state.ts';
import { useLcrHistory } from '../../query/lcr-history.ts';
import { isUnprocessable } from '../../query/problem-error.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { useWide } from '../../ui/use-wide.ts';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { useShownDay } from '../../view/use-shown-day.ts';
import { useSpan } from '../../view/use-span.ts';
import { useSpanKeys } from '../../view/use-span-keys.ts';
import { useViewState } from '../../view/view-state.ts';
import styles from './attribution-panel.module.css';
import { CausesPane } from './causes-pane.tsx';
import { EventsPane } from './events-pane.tsx';
import { NotKept } from './not-kept.tsx';
import { causeRows } from './rows.ts';
import { stretchOf } from './stretch.ts';
import { TrendSpanPane } from './trend-span-pane.tsx';
import { WaterfallPane } from './waterfall-pane.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Rows that fit between the two ends. */
const ROWS = 10;
const ROWS_WIDE = 13;

/** Why the ratio moved in a span of the trend: the span, the causes ranked by size, and their waterfall or the events of one of them. */
export function AttributionPanel() {
	const { entity: entityId } = useViewState();
	const entity = useEntity();
	const timeZone = entity?.timeZone ?? 'UTC';
	const { span, setSpan } = useSpan();
	const closed = useShownClosedDay();
	const shown = useShownDay(entity);
	const now = Math.ceil(useNow() / MINUTE) * MINUTE;
	const stretch = useMemo(
		() => stretchOf(span, { from: shown.from, to: shown.to }, { timeZone, now }),
		[span, shown.from, shown.to, timeZone, now],
	);
	const history = useLcrHistory(entityId, { from: stretch?.from ?? null, to: stretch?.to ?? undefined }, stretch?.step ?? MINUTE);
	const points = history.data?.points ?? [];
	const [first, last] = [points[0], points.at(-1)];
	const attribution = useAttribution(entityId, span ?? (last ? { from: Math.max(first?.at ?? 0, last.at - HOUR), to: last.at } : null));
	const data = attribution.data ?? null;
	const limit = data?.kept ?? null;
	useSpanKeys({ span, limit, step: stretch?.step ?? MINUTE, setSpan });
	const [params, setParams] = useSearchParams();
	const [all, setAll] = useState(false);
	const wide = useWide();
	const rows = data ? causeRows(data, all ? Number.POSITIVE_INFINITY : wide ? ROWS_WIDE : ROWS) : null;
	const chosen = rows?.find(({ id }) => id === params.get('cause')) ?? null;
	const choose = (cause: string | null) => setParams((current) => withParams(current, { cause }), { replace: true });
	const calm: PaneState = closed === null ? { kind: 'none' } : { kind: 'closed', day: closed.date };
	const notKept = span !== null && isUnprocessable(attribution.error);
	const state = notKept ? calm : stateOf(attribution, calm);
	const zone = { timeZone, day: (closed === null ? now : shown.from) ?? now };
	return (
		<div className={styles.panel}>
			<TrendSpanPane
				entity={entity}
				points={points}
				stretch={stretch}
				limit={limit}
				span={span ?? (data ? { from: data.from, to: data.to } : null)}
				onSpan={setSpan}
				causes={data?.causes ?? []}
				day={zone.day}
				state={stateOf(history, calm)}
			/>
			<CausesPane
				data={data}
				rows={rows}
				chosen={chosen?.id ?? null}
				zone={zone}
				state={state}
				onChoose={(row) => (row.cause === null ? setAll(true) : choose(row.id === chosen?.id ? null : row.id))}
				onRetry={() => void attribution.refetch()}
			>
				{notKept ? <NotKept entityId={entityId} span={span} zone={zone} onSpan={setSpan} /> : null}
			</CausesPane>
			{chosen?.cause ? (
				<EventsPane cause={chosen.cause} currency={data?.currency ?? 'USD'} zone={zone} onClose={() => choose(null)} />
			) : (
				<WaterfallPane data={data} rows={rows ?? []} timeZone={timeZone} state={state.kind === 'error' ? calm : state} />
			)}
		</div>
	);
}

function stateOf({ data, error, errorUpdatedAt }: Answer, calm: PaneState): PaneState {
	if (error) return failedState(error, errorUpdatedAt);
	return data ? calm : { kind: 'loading', waitingFor: null };
}

type Answer = Pick<ReturnType<typeof useAttribution>, 'error' | 'errorUpdatedAt'> & { data?: unknown };
