import type { RejectedRow } from '@tideline/stream';
import { useMemo } from 'react';
import { formatCount } from '../../format/number.ts';
import { REJECT_NAMES } from '../../format/reject-words.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { clsx } from '../../ui/class-names.ts';
import list from '../../ui/list-row.module.css';
import { Pane } from '../../ui/pane.tsx';
import text from '../../ui/text.module.css';
import { groupsOf, type RejectedFilter } from './rejected-filter.ts';
import styles from './rejected-page.module.css';

export interface GroupsPaneProps {
	/** Null while loading. */
	rows: ReadonlyMap<string, RejectedRow> | null;
	/** What the list leaves out; null when nothing. */
	older: string | null;
	filter: RejectedFilter;
	onFilter(filter: RejectedFilter): void;
	state: PaneState;
	timeZone: string;
}

/** Reasons and sources with how many are open; each narrows the messages. */
export function GroupsPane({ rows, older, filter, onFilter, state, timeZone }: GroupsPaneProps) {
	const groups = useMemo(() => (rows ? groupsOf(rows.values()) : null), [rows]);
	const open = groups?.reduce((sum, group) => sum + group.open, 0) ?? 0;
	const all = filter.reason === null && filter.topic === null;
	return (
		<Pane
			title="Rejected"
			unit={groups ? `${formatCount(open)} open, by reason` : ''}
			state={state}
			timeZone={timeZone}
			className={styles.groups}
		>
			<div className={styles.groupHead} aria-hidden="true">
				<span>Reason</span>
				<span>Source</span>
			</div>
			{groups?.map(({ reason, topic, open, count }) => (
				<GroupRow
					key={`${reason} ${topic}`}
					reason={REJECT_NAMES[reason] ?? reason}
					topic={topic}
					open={open}
					count={count}
					selected={filter.reason === reason && filter.topic === topic}
					onPick={() => onFilter({ reason, topic })}
				/>
			))}
			{rows ? (
				<GroupRow
					reason="All"
					topic=""
					open={open}
					count={rows.size}
					selected={all}
					total
					onPick={() => onFilter({ reason: null, topic: null })}
				/>
			) : null}
			{older === null ? null : <p className={styles.note}>{older}</p>}
			<p className={styles.note}>
				Each stays whole and unchanged in <span className={text.mono}>trades.rejected</span>; open until replayed or closed with a reason.
			</p>
		</Pane>
	);
}

interface GroupRowProps {
	reason: string;
	topic: string;
	open: number;
	count: number;
	selected: boolean;
	total?: boolean;
	onPick(): void;
}

function GroupRow({ reason, topic, open, count, selected, total, onPick }: GroupRowProps) {
	return (
		<button type="button" className={clsx(list.row, styles.group, total && styles.total)} aria-current={selected} onClick={onPick}>
			<span className={text.cut} title={reason}>
				{reason}
			</span>
			<span className={styles.source}>{topic}</span>
			<span className={clsx(styles.figure, open === 0 && styles.none)} title={`${formatCount(open)} open of ${formatCount(count)}`}>
				{formatCount(open)}
			</span>
		</button>
	);
}
