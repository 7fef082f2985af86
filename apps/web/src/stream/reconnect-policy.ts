const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;

/** Milliseconds to wait before attempt `attempt` (from 0): doubling to a limit, a quarter of it spread so that clients do not return as one. */
export function backoff(attempt: number, random: () => number): number {
	const full = Math.min(FIRST_MS * 2 ** Math.min(attempt, 16), LONGEST_MS);
	return Math.round(full * (0.75 + 0.25 * random()));
}
