import { useMemo } from 'react';
import { formatMoneyChange, moneyUnit } from '../../format/money.ts';
import { formatMinute } from '../../format/time.ts';
import { useAttribution } from '../../query/attribution.ts';
import { EVERY_FEED, usePaneState } from '../../stream/use-pane-state.ts';
import { useSampled } from '../../stream/use-sampled.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Pane } from '../../ui/pane.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { spanBetween } from '../../view/span.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useSpan } from '../../view/use-span.ts';
import { useViewState } from '../../view/view-state.ts';
import styles from './changes-pane.module.css';
import { orOld } from './day-words.ts';
import { latest } from './latest.ts';
import { LatestEvents } from './latest-events.tsx';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { WhyTable } from './why-table.tsx';

/** Events of two lines each that have room below the causes, in both layouts. */
const EVENTS = 3;
const LAST_HOUR = { from: null, to: null } as const;
const hasRows = ({ size }: ReadonlyMap<string, unknown>) => size > 0;

/** What moved the ratio in the last hour, cause by cause, and the newest events one by one. */
export function ChangesPane({ entityId, entity }: OverviewPaneProps) {
	const { scale } = useViewState();
	const stream = `activity:${entityId}` as const;
	const view = useStream(stream);
	const rows = useSampled(view.rows, hasRows);
	const { lcr, state: ofRatio } = useLcr(entityId);
	const state = orOld(usePaneState(stream, EVERY_FEED), ofRatio);
	const { data } = useAttribution(entityId, lcr === null ? null : LAST_HOUR);
	const { setSpan } = useSpan();
	const wide = useWide();
	const timeZone = entity?.timeZone ?? 'UTC';
	const currency = data?.currency ?? entity?.currency ?? 'USD';
	const events = useMemo(() => latest(rows.values(), EVENTS), [rows]);
	return (
		<Pane
			title="Why it moved"
			unit={data ? `${formatMinute(data.from, timeZone)} to ${formatMinute(data.to, timeZone)}` : undefined}
			state={state}
			timeZone={timeZone}
		>
			{data ? (
				<>
					<WhyTable attribution={data} atMost={wide ? 8 : 6} timeZone={timeZone} />
					<p className={styles.note} title={data.method}>
						Exact. HQLA {formatMoneyChange(data.hqlaChange, currency, scale)}, net{' '}
						{formatMoneyChange(data.netCashOutflowsChange, currency, scale)} {moneyUnit(currency, scale)}.{' '}
						<button type="button" className={styles.explain} onClick={() => setSpan(spanBetween(data.from, data.to, data.kept))}>
							Explain
						</button>
					</p>
				</>
			) : null}
			{rows.size === 0 && view.epoch !== null ? (
				<p className={styles.note}>Nothing has happened to {entity?.name ?? entityId} yet.</p>
			) : (
				<LatestEvents latest={rows.size === 0 ? null : events} timeZone={timeZone} />
			)}
		</Pane>
	);
}
