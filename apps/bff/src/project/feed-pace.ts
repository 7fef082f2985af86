const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Silences of a feed that are remembered, and how many say what is usual. */
const MAX_SILENCES = 60;
const MIN_SILENCES = 8;
/** A feed is late when it has been silent for so many times its longest usual silence. */
const LATE_FACTOR = 3;
/** A feed is looked at each second, and records come in batches: less is no silence. */
const SHORTEST = 5 * SECOND;
/** However rare its records are. */
const LONGEST = 30 * MINUTE;
/** Until it is known what is usual. */
const UNKNOWN = MINUTE;

/** When records of a feed came, as seen at looks of a second. */
export interface FeedPace {
	/** The latest look that saw new records, and the time of the newest record then; milliseconds. */
	heardAt: number;
	lastAt: number;
	/** Milliseconds between one arrival and the next, the latest last. */
	silences: readonly number[];
}

/** The pace after a look. `lastAt`: the time of the feed's newest record; `arrived`: records have come since the look before. */
export function nextPace(before: FeedPace | undefined, look: { now: number; lastAt: number; arrived: boolean }): FeedPace {
	const { now, lastAt, arrived } = look;
	if (before === undefined) return { heardAt: now, lastAt, silences: [] };
	if (!arrived) return before;
	// The shorter of the two: a look that was held up sees no silence of the feed, nor does one at old records that come in a hurry.
	const silence = Math.max(0, Math.min(now - before.heardAt, lastAt - before.lastAt));
	return { heardAt: now, lastAt: Math.max(lastAt, before.lastAt), silences: [...before.silences, silence].slice(-MAX_SILENCES) };
}

/** Milliseconds of silence after which a feed of this pace is stale. */
export function staleAfter(pace: FeedPace | undefined): number {
	if (pace === undefined || pace.silences.length < MIN_SILENCES) return UNKNOWN;
	return Math.min(LONGEST, Math.max(SHORTEST, LATE_FACTOR * Math.max(...pace.silences)));
}
