import { useMemo } from 'react';
import { formatMoneyChange, moneyUnit } from '../../format/money.ts';
import { formatMinute } from '../../format/time.ts';
import { EVERY_FEED, usePaneState } from '../../stream/use-pane-state.ts';
import { useSampled } from '../../stream/use-sampled.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Pane } from '../../ui/pane.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import { moveBetween } from './causes.ts';
import styles from './changes-pane.module.css';
import { pointAt } from './day-points.ts';
import { orOld } from './day-words.ts';
import { latest } from './latest.ts';
import { LatestEvents } from './latest-events.tsx';
import { MoveTable } from './move-table.tsx';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { useDay } from './use-day.ts';

const HOUR = 3_600_000;
const hasRows = ({ size }: ReadonlyMap<string, unknown>) => size > 0;

/** What moved the ratio in the last hour, part by part, and the newest events one by one. */
export function ChangesPane({ entityId, entity }: OverviewPaneProps) {
	const { scale } = useViewState();
	const stream = `activity:${entityId}` as const;
	const view = useStream(stream);
	const rows = useSampled(view.rows, hasRows);
	const { lcr, state: ofRatio } = useLcr(entityId);
	const { points } = useDay(entityId, entity, lcr);
	const state = orOld(usePaneState(stream, EVERY_FEED), ofRatio);
	const wide = useWide();
	const timeZone = entity?.timeZone ?? 'UTC';
	const currency = lcr?.currency ?? entity?.currency ?? 'USD';
	const move = useMemo(() => {
		const now = points.at(-1) ?? null;
		// A day younger than an hour is explained from its first ratio on.
		const withRatio = points.filter(({ lcr: ratio }) => ratio !== null);
		return moveBetween((now && pointAt(withRatio, now.at - HOUR)) ?? withRatio[0] ?? null, now);
	}, [points]);
	const events = useMemo(() => latest(rows.values(), wide ? 5 : 3), [rows, wide]);
	const stock = move ? move.to.hqla - move.from.hqla : 0;
	const net = move ? move.to.netCashOutflows - move.from.netCashOutflows : 0;
	return (
		<Pane
			title="What changed"
			unit={move ? `${formatMinute(move.from.at, timeZone)} to ${formatMinute(move.to.at, timeZone)}` : undefined}
			state={state}
			timeZone={timeZone}
		>
			{move ? (
				<>
					<MoveTable move={move} currency={currency} timeZone={timeZone} />
					<p className={styles.note} title="The stock at the outflows of before, then the outflows at the stock of now">
						Exact. HQLA {formatMoneyChange(stock, currency, scale)}, net {formatMoneyChange(net, currency, scale)}{' '}
						{moneyUnit(currency, scale)}.
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
