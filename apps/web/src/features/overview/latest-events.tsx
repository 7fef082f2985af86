import type { Activity } from '@tideline/domain';
import { formatChange } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import styles from './changes-pane.module.css';
import type { Latest } from './latest.ts';
import { toneOf } from './tone-of.ts';

type Row = Pick<Activity, 'at' | 'text' | 'points'> & { id: string };

/** What happened last with its effect on the ratio, the rest added up in a line of its own; null while loading. */
export function LatestEvents({ latest, timeZone }: { latest: Latest | null; timeZone: string }) {
	const columns: Column<Row>[] = [
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
		{
			id: 'event',
			head: 'Event',
			cell: ({ text }) => (
				<span className={styles.event} title={text}>
					{text}
				</span>
			),
		},
		{
			id: 'points',
			head: 'pts',
			align: 'right',
			width: '42px',
			cell: ({ points }) => <span className={toneOf(points, styles)}>{points === null ? 'n/a' : formatChange(points, 2)}</span>,
		},
	];
	return <DataTable caption="Latest events" columns={columns} rows={latest && rowsOf(latest)} rowKey={({ id }) => id} loadingRows={4} />;
}

function rowsOf({ events, rest }: Latest): Row[] {
	const rows = events.map(({ at, text, points, sequence }) => ({ id: String(sequence), at, text, points }));
	return rest === null ? rows : [...rows, { id: 'rest', at: rest.since, text: 'and everything else since then', points: rest.points }];
}
