/** A topic in the place of ours that lacks a record of ours for longer is written by nobody any more. */
const LACKING_MS = 60_000;

/** What a topic in the place of ours has not got yet; ms since the epoch. */
export interface FeedLack {
	/** Time of a record of ours. */
	readonly newest: number;
	/** Since when ours has had it. */
	readonly since: number;
}

export interface LackLook {
	readonly now: number;
	/** Time of the topic's newest record; null when there is none. */
	readonly lastAt: number | null;
	/** That of ours. */
	readonly ours: number | null;
}

/** What is lacking after a look; null for nothing. `before`: undefined at the first, when only the record says how long ours has had it. */
export function nextLack(before: FeedLack | null | undefined, { now, lastAt, ours }: LackLook): FeedLack | null {
	if (ours === null || (lastAt !== null && lastAt >= ours)) return null;
	if (before && (lastAt === null || lastAt < before.newest)) return before;
	// It goes on, a little behind ours: what ours has by now is waited for next.
	return { newest: ours, since: before === undefined ? Math.min(ours, now) : now };
}

/** Whether nobody writes the topic; one that is empty lacks whatever ours has. */
export function isLeftBehind(lack: FeedLack | null, { now, lastAt }: LackLook): boolean {
	return lack !== null && (lastAt === null || now - lack.since > LACKING_MS);
}
