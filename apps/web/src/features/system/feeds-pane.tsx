import type { FeedStatusRecord } from '@tideline/domain';
import type { FeedRow } from '@tideline/stream';
import { useMemo } from 'react';
import { formatCount } from '../../format/number.ts';
import { formatAge, formatMoment } from '../../format/time.ts';
import { useNow } from '../../stream/use-now.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { feedsOfStrip } from '../../view/feed-groups.ts';
import { type FeedLine, feedLines } from './feed-lines.ts';
import styles from './system-page.module.css';

export interface FeedsPaneProps {
	status: FeedStatusRecord | null;
	/** The feed whose topics are shown. */
	open: string | null;
	onOpen(feed: string): void;
	timeZone: string;
}

/** Every feed that comes in: rate, lag, age, what was rejected and read today. */
export function FeedsPane({ status, open, onOpen, timeZone }: FeedsPaneProps) {
	const { rows, epoch, seq } = useStream('feeds');
	const state = usePaneState('feeds');
	const now = useNow();
	const lines = useMemo(() => feedLines([...rows.values()]), [rows]);
	const columns = feedColumns({ now, open, onOpen, timeZone, generationOf: (topic) => generationOf(topic, status) });
	return (
		<Pane
			title="Feeds"
			unit={epoch === null ? '' : `${countWords([...rows.values()])}, rates of the last second and 15 min`}
			state={state}
			timeZone={timeZone}
			age
			tools={epoch === null ? null : <span className={styles.note}>{`epoch ${epoch}, seq ${formatCount(seq)}`}</span>}
			className={styles.feeds}
		>
			<DataTable
				caption="Feeds with rate, lag, age, rejected and read today"
				columns={columns}
				rows={epoch === null ? null : lines}
				rowKey={({ id }) => id}
				kind={({ feed }) => (feed === null ? 'total' : 'plain')}
				loadingRows={12}
				onOpen={({ feed }) => feed && onOpen(feed.topic)}
			/>
		</Pane>
	);
}

/** As many as the strip has, where market data are one: `11, in 12 rows`. */
function countWords(rows: readonly FeedRow[]): string {
	const count = feedsOfStrip(rows).length;
	return count === rows.length ? formatCount(count) : `${formatCount(count)}, in ${formatCount(rows.length)} rows`;
}

/** The joined view reads a feed's topic: its generation is the feed's. */
function generationOf(topic: string, status: FeedStatusRecord | null): string {
	if (status === null) return '';
	const joined = [status.positionsTopic, status.accountsTopic].some((name) => name === topic || name.startsWith(`${topic}.`));
	return joined ? formatCount(status.generation) : '–';
}

interface ColumnContext {
	now: number;
	open: string | null;
	onOpen(feed: string): void;
	timeZone: string;
	generationOf(topic: string): string;
}

function feedColumns({ now, open, onOpen, timeZone, generationOf: generation }: ColumnContext): Column<FeedLine>[] {
	const right = 'right' as const;
	return [
		{
			id: 'feed',
			head: 'Feed',
			width: '118px',
			cell: ({ id, feed }) =>
				feed === null ? (
					'All feeds'
				) : (
					<button type="button" className={styles.feed} aria-pressed={open === id} onClick={() => onOpen(id)}>
						<StateShape feed={feed} /> {id}
					</button>
				),
		},
		{ id: 'goesTo', head: 'Goes to', cell: ({ feed }) => feed && <GoesTo feed={feed} now={now} timeZone={timeZone} /> },
		{ id: 'rate', head: 'Records/s', align: right, width: '68px', cell: ({ perSecond }) => <b>{formatCount(perSecond)}</b> },
		{
			id: 'curve',
			head: '15 min',
			align: right,
			width: '104px',
			cell: ({ feed }) => feed && <Sparkline values={feed.rates} height={18} label={`Rate of ${feed.topic} over 15 minutes`} />,
		},
		{ id: 'lag', head: 'Lag, rec', align: right, width: '62px', cell: ({ lag }) => formatCount(lag) },
		{ id: 'lagTime', head: 'Lag, s', align: right, width: '54px', cell: ({ feed }) => feed && lagSeconds(feed) },
		{
			id: 'age',
			head: 'Age',
			align: right,
			width: '74px',
			cell: ({ feed }) => feed && (feed.lastAt === null ? '–' : formatAge(now - feed.lastAt)),
		},
		{ id: 'rejected', head: 'Rejected', align: right, width: '66px', cell: ({ rejected }) => <Rejected count={rejected} /> },
		{ id: 'today', head: 'Read today', align: right, width: '82px', cell: ({ today }) => (today === null ? '–' : formatCount(today)) },
		{ id: 'partitions', head: 'Partitions', align: right, width: '62px', cell: ({ feed }) => feed && formatCount(feed.partitions) },
		{ id: 'generation', head: 'Generation', align: right, width: '68px', cell: ({ feed }) => feed && generation(feed.topic) },
	];
}

function StateShape({ feed: { state } }: { feed: FeedRow }) {
	switch (state) {
		case 'LIVE':
			return <Shape name="dot" tone="live" />;
		case 'STALE':
			return <Shape name="diamond" tone="warning" />;
		case 'CATCHING_UP':
			return <Shape name="ring" tone="accent" />;
		case 'EMPTY':
			return <Shape name="ring" tone="quiet" />;
	}
}

/** Where a feed goes; one that is not live says so in its place. */
function GoesTo({ feed, now, timeZone }: { feed: FeedRow; now: number; timeZone: string }) {
	if (feed.state === 'STALE')
		return <span className={styles.warningText}>stale since {formatMoment(feed.staleSince ?? feed.lastAt ?? now, now, timeZone)}</span>;
	if (feed.state === 'CATCHING_UP') return <span className={styles.accentText}>catching up, {formatCount(feed.lag)} behind</span>;
	if (feed.state === 'EMPTY') return <span className={styles.note}>nothing yet</span>;
	return <span className={styles.mono}>{feed.goesTo}</span>;
}

function lagSeconds({ lagMs }: FeedRow): string {
	return lagMs === null ? '> 900' : (lagMs / 1_000).toFixed(1);
}

function Rejected({ count }: { count: number }) {
	if (count === 0) return <span className={styles.note}>0</span>;
	return (
		<span className={styles.warningText}>
			<Shape name="warning" tone="warning" /> {formatCount(count)}
		</span>
	);
}
