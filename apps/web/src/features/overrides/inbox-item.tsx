import type { OverrideRow } from '@tideline/stream';
import { fieldChanges, OVERRIDE_STATE_NAMES } from '../../format/override-words.ts';
import { formatShortDate, formatShortDateTime, formatUtc } from '../../format/time.ts';
import { shortOverrideId } from '../../query/overrides.ts';
import { Badge } from '../../ui/badge.tsx';
import { clsx } from '../../ui/class-names.ts';
import list from '../../ui/list-row.module.css';
import text from '../../ui/text.module.css';
import styles from './inbox.module.css';
import { isExpiring } from './override-list.ts';

export interface InboxItemProps {
	row: OverrideRow;
	now: number;
	timeZone: string;
	selected: boolean;
	onOpen(overrideId: string): void;
}

/** One override in the list: its name, when it ends, what it targets, what it sets, who made it. */
export function InboxItem({ row, now, timeZone, selected, onOpen }: InboxItemProps) {
	const changes = fieldChanges(row, null).map(({ to, field }) => (field === 'Operational test' ? `test ${to}` : to));
	return (
		<button
			type="button"
			className={clsx(list.row, styles.item)}
			aria-current={selected}
			onClick={() => onOpen(row.overrideId)}
			ref={selected ? scrollIntoSight : undefined}
		>
			<span className={styles.line}>
				<span className={text.mono} title={row.overrideId}>
					{shortOverrideId(row.overrideId)}
				</span>
				<End row={row} now={now} timeZone={timeZone} />
			</span>
			<strong className={clsx(text.cut, styles.target)} title={row.targetName}>
				{row.targetName}
			</strong>
			<span className={text.cut} title={changes.join(', ')}>
				{changes.join(', ')}
				{row.entityId === null ? '' : `, ${row.entityId}`}
			</span>
			<span className={styles.line}>
				<span className={text.cut}>
					{row.maker}, {formatShortDateTime(row.createdAt, now, timeZone)}
				</span>
				{row.state === 'IN_FORCE' && (row.positions > 0 || row.flowLine === null) ? (
					<span>{row.positions === 1 ? '1 position' : `${row.positions} positions`}</span>
				) : null}
			</span>
		</button>
	);
}

const scrollIntoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** When it ends, begins, or ended: what the tab is about. */
function End({ row, now, timeZone }: Pick<InboxItemProps, 'row' | 'now' | 'timeZone'>) {
	const day = (at: number) => formatShortDate(at, now, timeZone);
	if (row.state === 'SCHEDULED') return <span title={formatUtc(row.effectiveFrom)}>from {day(row.effectiveFrom)}</span>;
	if (row.state !== 'IN_FORCE') {
		const at = row.endedAt ?? row.expiresAt;
		return (
			<span title={formatUtc(at)}>
				{OVERRIDE_STATE_NAMES[row.state].toLowerCase()} {day(at)}
			</span>
		);
	}
	const title = formatUtc(row.expiresAt);
	if (!isExpiring(row, now)) return <span title={title}>until {day(row.expiresAt)}</span>;
	return (
		<span title={title}>
			<Badge shape="warning" tone="warning" strong>
				until {formatShortDateTime(row.expiresAt, now, timeZone)}
			</Badge>
		</span>
	);
}
