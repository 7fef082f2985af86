import type { FeedRow } from '@tideline/stream';

/** A line of the feeds' table; the last one holds the sums. */
export interface FeedLine {
	id: string;
	/** Null for the sums. */
	feed: FeedRow | null;
	perSecond: number;
	lag: number;
	rejected: number;
	/** Null where the log keeps only the latest of each key, and while they are counted. */
	today: number | null;
}
const WORST_FIRST: readonly FeedRow['state'][] = ['STALE', 'CATCHING_UP'];

/** Every feed, those that are stale or behind on top, and the sums. */
export function feedLines(rows: readonly FeedRow[]): FeedLine[] {
	const rank = ({ state }: FeedRow): number => (WORST_FIRST.indexOf(state) + WORST_FIRST.length + 1) % (WORST_FIRST.length + 1);
	const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
	const sum = (value: (row: FeedRow) => number): number => rows.reduce((total, row) => total + value(row), 0);
	return [
		...sorted.map((feed) => ({
			id: feed.topic,
			feed,
			perSecond: feed.perSecond,
			lag: feed.lag,
			rejected: feed.rejected,
			today: feed.today,
		})),
		{
			id: 'total',
			feed: null,
			perSecond: sum(({ perSecond }) => perSecond),
			lag: sum(({ lag }) => lag),
			rejected: sum(({ rejected }) => rejected),
			today: sum(({ today }) => today ?? 0),
		},
	];
}
