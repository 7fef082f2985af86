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
	/** Resolves after the time, or at once when the signal says stop. */
	readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Waits until the day so far is normalised. A feed that begins with the hours behind it writes them in seconds; folded in that state,
 * the trend would show payments without their trades. What comes after the day has reached the present is not waited for: desks that
 * write faster than the normaliser reads would never let the fold begin.
 */
export async function untilNormalised({ log, now, wait }: UntilNormalisedDeps, signal: AbortSignal): Promise<void> {
	const first = (await log.committed(NORMALISER_GROUP)).size === 0;
	let written = -1;
	let since = now();
	let day: readonly PartitionEnd[] | null = null;
	while (!signal.aborted) {
		const ends = await log.ends(DESK_TOPICS);
		const before = written;
		written = ends.reduce((sum, { high }) => sum + high, 0);
		if (written !== before) since = now();
		const newest = Math.max(...ends.map(({ lastTimestamp }) => lastTimestamp ?? 0));
		if (!first || newest > now() - PRESENT_MS || now() - since > QUIET_MS) day ??= ends;
		if (day !== null && isNormalised(day, await log.committed(NORMALISER_GROUP))) return;
		await wait(LOOK_EVERY_MS, signal);
	}
}

function isNormalised(ends: readonly PartitionEnd[], committed: Positions): boolean {
	return ends.every(({ topic, partition, high, low }) => high === low || (committed.get(positionKey(topic, partition)) ?? 0) >= high);
}
