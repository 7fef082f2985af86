import type { TopicState } from '@tideline/api';
import { Fragment } from 'react';
import { formatCount } from '../../format/number.ts';
import { formatAge, formatUtc } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { Pane } from '../../ui/pane.tsx';
import styles from './system-page.module.css';

export interface TopicsPaneProps {
	title: string;
	/** Where the records go. */
	goesTo: string;
	/** Null while loading. */
	topics: readonly TopicState[] | null;
	state: PaneState;
	timeZone: string;
	/** Back to the message that stood here. */
	onClose(): void;
}

/** Topics of a feed, or of the joined view: schema, and each partition with its offsets. */
export function TopicsPane({ title, goesTo, topics, state, timeZone, onClose }: TopicsPaneProps) {
	const now = useNow();
	return (
		<Pane
			title={title}
			unit={goesTo}
			state={state}
			timeZone={timeZone}
			tools={
				<button type="button" className={styles.back} onClick={onClose}>
					Close topics
				</button>
			}
			className={styles.topics}
		>
			<table className={styles.offsets}>
				<caption className="visually-hidden">Partitions and offsets of {title}</caption>
				<thead>
					<tr>
						<th scope="col">Partition</th>
						<th scope="col">First</th>
						<th scope="col">Next read</th>
						<th scope="col">End</th>
						<th scope="col">Unread</th>
						<th scope="col">Age</th>
					</tr>
				</thead>
				<tbody>
					{topics?.map(({ topic, schema, schemaId, partitions }) => (
						<Fragment key={topic}>
							<tr>
								<th scope="rowgroup" colSpan={6} className={styles.topic}>
									<span className={styles.mono}>{topic}</span>{' '}
									<span className={styles.note}>{schemaId === null ? schema : `${schema}, schema ${schemaId}`}</span>
								</th>
							</tr>
							{partitions.map(({ partition, low, high, next, lastAt }) => (
								<tr key={partition}>
									<td>{partition}</td>
									<td>{formatCount(low)}</td>
									<td>{formatCount(next)}</td>
									<td>{formatCount(high)}</td>
									<td>{formatCount(Math.max(0, high - next))}</td>
									<td title={lastAt === null ? undefined : formatUtc(lastAt)}>{lastAt === null ? '–' : formatAge(now - lastAt)}</td>
								</tr>
							))}
						</Fragment>
					))}
				</tbody>
			</table>
		</Pane>
	);
}
