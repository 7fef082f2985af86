import type { LogRecord } from '../../event-log.ts';
import type { PartitionFeed } from './partition-feed.ts';

/** A batch ends early when its values reach this: large records do not pile up in memory. */
const MAX_BATCH_VALUE_BYTES = 4 * 1024 * 1024;

/**
 * Takes records in the order of their timestamps, in order within each partition. Stops when a partition that has more to give has nothing
 * here, since its next record may be older than all others.
 */
export function takeBatch(feeds: readonly PartitionFeed[], maxRecords: number, now: number): LogRecord[] {
	const records: LogRecord[] = [];
	let bytes = 0;
	let active = feeds.filter(({ head }) => head !== undefined);
	if (feeds.some((feed) => feed.isBehind(now))) return records;
	while (active.length > 0 && records.length < maxRecords && bytes < MAX_BATCH_VALUE_BYTES) {
		const { first, until } = earliest(active);
		// Until another partition is first: feeds of one partition are taken in long runs.
		while (first.head !== undefined && first.head.timestamp <= until && records.length < maxRecords && bytes < MAX_BATCH_VALUE_BYTES) {
			records.push(first.head);
			bytes += first.head.value?.length ?? 0;
			first.shift();
		}
		if (first.head !== undefined) continue;
		if (first.isBehind(now)) break;
		active = active.filter((feed) => feed !== first);
	}
	return records;
}

/** The feed whose head is oldest, and the timestamp of the next oldest head. */
function earliest(active: readonly PartitionFeed[]): { first: PartitionFeed; until: number } {
	let first = active[0] as PartitionFeed;
	let until = Number.POSITIVE_INFINITY;
	for (let i = 1; i < active.length; i++) {
		const feed = active[i] as PartitionFeed;
		const own = timeOf(feed);
		if (own < timeOf(first)) {
			until = timeOf(first);
			first = feed;
		} else if (own < until) until = own;
	}
	return { first, until };
}

const timeOf = ({ head }: PartitionFeed): number => head?.timestamp ?? Number.POSITIVE_INFINITY;
