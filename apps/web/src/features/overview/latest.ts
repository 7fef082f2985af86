import { type Activity, hasMoved } from '@tideline/domain';

/** What happened last: the events worth a line, newest first, and the rest in one. */
export interface Latest {
	events: Activity[];
	/** Null when every event has its line. */
	rest: { since: number; events: number; points: number } | null;
}

/**
 * Overrides keep their line as long as the list reaches back, for somebody decided them; then the newest events that moved the ratio, then
 * the newest trades. All by time, newest first.
 */
export function latest(events: Iterable<Activity>, count: number): Latest {
	const byTime = [...events].sort((a, b) => b.at - a.at || b.sequence - a.sequence);
	const decided = byTime.filter(({ kind }) => kind === 'OVERRIDE');
	const moved = byTime.filter((event) => event.kind !== 'OVERRIDE' && hasMoved(event));
	const trades = byTime.filter((event) => event.kind === 'TRADE' && !hasMoved(event));
	const shown = new Set([...decided, ...moved, ...trades].slice(0, count));
	const others = byTime.filter((event) => !shown.has(event));
	const oldest = others.at(-1);
	return {
		events: byTime.filter((event) => shown.has(event)),
		rest: oldest ? { since: oldest.at, events: others.length, points: others.reduce((sum, { points }) => sum + (points ?? 0), 0) } : null,
	};
}
