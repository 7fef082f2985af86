import type { AttributionResponse } from '@tideline/api';
import type { ReactNode } from 'react';
import { formatMoneyChange, moneyUnit } from '../../format/money.ts';
import { formatPoints } from '../../format/ratio.ts';
import { formatMinuteOf } from '../../format/time.ts';
import { isLong } from '../../query/attribution.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import styles from './attribution-panel.module.css';
import { CausesTable } from './causes-table.tsx';
import type { CauseRow } from './rows.ts';
import { toneOf } from './tone-of.ts';
import type { Zone } from './zone.ts';

interface CausesPaneProps {
	data: AttributionResponse | null;
	rows: readonly CauseRow[] | null;
	/** Id of the row whose events are shown. */
	chosen: string | null;
	zone: Zone;
	state: PaneState;
	onChoose(row: CauseRow): void;
	onRetry(): void;
	/** In the place of the causes, where there are none. */
	children: ReactNode;
}

/** The span in words, and its causes ranked by size. */
export function CausesPane({ data, rows, chosen, zone, state, onChoose, onRetry, children }: CausesPaneProps) {
	const { scale } = useViewState();
	const currency = data?.currency ?? 'USD';
	const points = data?.points ?? null;
	const { timeZone, day } = zone;
	const title = data
		? `${formatMinuteOf(data.from, day, timeZone)} to ${data.open && !isLong(data) ? 'now' : formatMinuteOf(data.to, data.from, timeZone)}`
		: 'Causes';
	return (
		<Pane
			title={title}
			unit={
				<>
					{points === null ? null : (
						<span className={toneOf(points, styles)}>
							{points === 0 ? null : <Shape name={points > 0 ? 'up' : 'down'} />} {formatPoints(points)} pts
						</span>
					)}{' '}
					changes in {moneyUnit(currency, scale)}
				</>
			}
			state={state}
			timeZone={timeZone}
			onRetry={onRetry}
		>
			{children ?? <CausesTable data={data} rows={rows} chosen={chosen} zone={zone} onChoose={onChoose} />}
			{data ? (
				<p className={styles.exact} title={data.method}>
					In the log's order, busy times by cause. HQLA {formatMoneyChange(data.hqlaChange, currency, scale)}, net{' '}
					{formatMoneyChange(data.netCashOutflowsChange, currency, scale)} {moneyUnit(currency, scale)}.
				</p>
			) : null}
		</Pane>
	);
}
