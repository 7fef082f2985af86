import type { PartitionEnd } from '@tideline/event-log';

/** A topic in the place of ours carries the records of ours, with their times: one that ends so much earlier may be written by nobody any more. */
const BEHIND_OURS_MS = 60_000;

/** Time of the newest record of a topic, ms since the epoch; null when there is none. */
export function newestOf(ends: readonly PartitionEnd[], topics: readonly string[]): number | null {
	const times = ends.flatMap(({ topic, lastTimestamp }) => (topics.includes(topic) ? (lastTimestamp ?? []) : []));
	return times.length === 0 ? null : Math.max(...times);
}

/** Whether a topic, its newest record of `newest`, ends more than a minute before ours; an empty one ends before whatever ours has. */
export function isBehindOurs(newest: number | null, ours: number | null): boolean {
	if (ours === null) return false;
	return newest === null || ours - newest > BEHIND_OURS_MS;
}
