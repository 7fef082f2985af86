const SECOND = 1_000;
/** How long a point of the curve of a feed is, and how many there are: a quarter of an hour. */
export const POINT_MS = 15 * SECOND;
const MAX_POINTS = 60;
/** Looks of a second that are remembered: as long as the curve. */
const MAX_LOOKS = (MAX_POINTS * POINT_MS) / SECOND;

interface Look {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** Records that had ever come then. */
	readonly high: number;
}

/** How the records of a feed came in the last quarter of an hour. */
export interface FeedFlow {
	/** One a look, the newest last. */
	readonly looks: readonly Look[];
	/** Where the point that is being filled began. */
	readonly began: Look;
	readonly rates: readonly number[];
}

/**
 * The flow after a look. Old records that come in a hurry are no rate of the feed: they begin its next point anew, or the curve of the
 * quarter of an hour after a start would show nothing but how fast the log was filled.
 */
export function nextFlow(before: FeedFlow | undefined, look: Look, oldRecords = false): FeedFlow {
	if (before === undefined) return { looks: [look], began: look, rates: [] };
	const looks = before.looks.length < MAX_LOOKS ? [...before.looks, look] : [...before.looks.slice(1 - MAX_LOOKS), look];
	if (oldRecords) return { ...before, looks, began: look };
	const { at, high } = before.began;
	const elapsed = look.at - at;
	if (elapsed < POINT_MS) return { ...before, looks };
	const rate = Math.max(0, Math.round(((look.high - high) * 10 * SECOND) / elapsed) / 10);
	return { looks, began: look, rates: [...before.rates, rate].slice(-MAX_POINTS) };
}

/** Mean records/s of each full point, the newest last. */
export const ratesOf = (flow: FeedFlow): readonly number[] => flow.rates;

/**
 * Milliseconds by which a reader that has read so many records is behind: since the feed had no more than those. Zero when it has read
 * everything; null when that was before the first look that is remembered.
 */
export function lagMsOf({ looks }: FeedFlow, { now, read }: { now: number; read: number }): number | null {
	const newest = looks.at(-1);
	if (newest === undefined || newest.high <= read) return 0;
	const then = looks.findLast(({ high }) => high <= read);
	return then === undefined ? null : now - then.at;
}
