import type { Activity } from '@tideline/domain';
import { formatChange } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import { clsx } from '../../ui/class-names.ts';
import styles from './changes-pane.module.css';

/** The newest events with their effect on the ratio. */
export function LatestEvents({ events, timeZone }: { events: readonly Activity[]; timeZone: string }) {
	return (
		<table className={styles.latest}>
			<caption className="visually-hidden">Latest events</caption>
			<thead>
				<tr>
					<th scope="col">Latest</th>
					<th scope="col">Event</th>
					<th scope="col" className={styles.figure}>
						pts
					</th>
				</tr>
			</thead>
			<tbody>
				{events.map(({ sequence, at, text, points }) => (
					<tr key={sequence}>
						<td className={styles.time} title={formatUtc(at)}>
							{formatTime(at, timeZone)}
						</td>
						<td className={styles.text} title={text}>
							{text}
						</td>
						<td className={clsx(styles.figure, toneOf(points))}>{points === null ? 'n/a' : formatChange(points, 2)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** What rounds to nothing has no colour. */
function toneOf(points: number | null): string | undefined {
	if (points === null || Math.abs(points) < 0.005) return styles.flat;
	return points > 0 ? styles.up : styles.down;
}
