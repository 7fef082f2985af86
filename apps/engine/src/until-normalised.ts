import { DESK_TOPICS, type EventLog, NORMALISER_GROUP, type PartitionEnd, type Positions, positionKey } from '@tideline/event-log';

/** A desk topic whose newest message is younger than this is up to the present. */
const PRESENT_MS = 30_000;
/** Without a new message for this long the desks have nothing more to give. */
const QUIET_MS = 1_000;
const LOOK_EVERY_MS = 100;

export interface UntilNormalisedDeps {
	readonly log: Pick<EventLog, 'ends' | 'committed'>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Whether the feed has written the hours behind, where somebody knows; elsewhere it is judged by what comes. */
	readonly isFed?: (() => boolean) | undefined;
	/** Resolves after the time, or at once when the signal says stop. */
	readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Waits until the day so far is normalised. A feed that begins with the hours behind it writes them in seconds; folded in that state,
 * the trend would show payments without their trades. What comes after the day has reached the present is not waited for: desks that
 * write faster than the normaliser reads would never let the fold begin.
 */
export async function untilNormalised({ log, now, isFed, wait }: UntilNormalisedDeps, signal: AbortSignal): Promise<void> {
	const first = (await log.committed(NORMALISER_GROUP)).size === 0;
	let written = -1;
	let since = now();
	let day: readonly PartitionEnd[] | null = null;
	while (!signal.aborted) {
		// Before the ends are looked at: what was written by then is below them.
		const fed = isFed?.();
		const ends = await log.ends(DESK_TOPICS);
		const before = written;
		written = ends.reduce((sum, { high }) => sum + high, 0);
		if (written !== before) since = now();
		const newest = Math.max(...ends.map(({ lastTimestamp }) => lastTimestamp ?? 0));
		if (!first || (fed ?? newest > now() - PRESENT_MS)) day ??= ends;
		// Whoever is quiet may only have been held up: it is its end of the day only until more comes.
		const until = day ?? (fed === undefined && now() - since > QUIET_MS ? ends : null);
		if (until !== null && isNormalised(until, await log.committed(NORMALISER_GROUP))) return;
		await wait(LOOK_EVERY_MS, signal);
	}
}

function isNormalised(ends: readonly PartitionEnd[], committed: Positions): boolean {
	return ends.every(({ topic, partition, high, low }) => high === low || (committed.get(positionKey(topic, partition)) ?? 0) >= high);
}
