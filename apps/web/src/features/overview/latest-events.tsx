import type { Activity } from '@tideline/domain';
import { formatChange } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from './changes-pane.module.css';
import { toneOf } from './tone-of.ts';

/** The newest events with their effect on the ratio; null while loading. */
export function LatestEvents({ events, timeZone }: { events: readonly Activity[] | null; timeZone: string }) {
	const columns: Column<Activity>[] = [
		{
			id: 'at',
			head: 'Latest',
			width: '54px',
			cell: ({ at }) => (
				<span className={styles.time} title={formatUtc(at)}>
					{formatTime(at, timeZone)}
				</span>
			),
		},
		{ id: 'event', head: 'Event', cell: ({ text }) => <span title={text}>{text}</span> },
		{
			id: 'points',
			head: 'pts',
			align: 'right',
			width: '42px',
			cell: ({ points }) => <span className={toneOf(points, styles)}>{points === null ? 'n/a' : formatChange(points, 2)}</span>,
		},
	];
	return <DataTable caption="Latest events" columns={columns} rows={events} rowKey={({ sequence }) => String(sequence)} loadingRows={6} />;
}
