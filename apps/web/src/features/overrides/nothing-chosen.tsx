import type { OverrideRow } from '@tideline/stream';
import { Link } from 'react-router';
import { OVERRIDE_STATE_NAMES } from '../../format/override-words.ts';
import { formatShortDateTime, formatUtc } from '../../format/time.ts';
import { shortOverrideId } from '../../query/overrides.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useViewState } from '../../view/view-state.ts';
import { lastMoved, movedAt } from './override-list.ts';
import styles from './overrides-page.module.css';

export interface NothingChosenProps {
	/** All that concern the entity; null while loading. */
	rows: readonly OverrideRow[] | null;
	entityName: string;
	state: PaneState;
	timeZone: string;
	now: number;
	onOpen(overrideId: string): void;
}

/** In place of an override when the list has none to show: what moved last, and where an override begins. */
export function NothingChosen({ rows, entityName, state, timeZone, now, onOpen }: NothingChosenProps) {
	const { search } = useViewState();
	const latest = rows === null ? null : lastMoved(rows);
	const columns: readonly Column<OverrideRow>[] = [
		{
			id: 'override',
			head: 'Override',
			width: '92px',
			cell: ({ overrideId }) => (
				<button type="button" className={styles.opens} onClick={() => onOpen(overrideId)}>
					{shortOverrideId(overrideId)}
				</button>
			),
		},
		{
			id: 'at',
			head: 'Moved',
			width: '96px',
			cell: (row) => <span title={formatUtc(movedAt(row))}>{formatShortDateTime(movedAt(row), now, timeZone)}</span>,
		},
		{ id: 'state', head: 'State', width: '72px', cell: (row) => OVERRIDE_STATE_NAMES[row.state] },
		{ id: 'target', head: 'Target', cell: ({ targetName }) => <span title={targetName}>{targetName}</span> },
		{ id: 'by', head: 'By', width: '120px', cell: ({ endedBy, maker }) => endedBy ?? maker },
	];
	return (
		<Pane title="Moved last" unit={entityName} state={state} timeZone={timeZone} className={styles.subject}>
			{latest?.length === 0 ? (
				<p className={styles.hint}>No override has been made yet.</p>
			) : (
				<DataTable
					caption="Overrides that moved last"
					columns={columns}
					rows={latest}
					rowKey={({ overrideId }) => overrideId}
					loadingRows={2}
				/>
			)}
			<section className={styles.begin}>
				<h3>How an override begins</h3>
				<p>
					On the page <Link to={{ pathname: '/positions', search }}>Positions</Link>, open one and choose Reclassify: for the instrument,
					its issuer, or one of its trades. The form shows what it does to the ratio before it is submitted; it needs a reason and an end.
				</p>
			</section>
		</Pane>
	);
}
