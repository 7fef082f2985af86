import { type Activity, hasMoved } from '@tideline/domain';

/** What happened last: the events worth a line, newest first, and the rest in one. */
export interface Latest {
	events: Activity[];
	/** Null when every event has its line. */
	rest: { since: number; events: number; points: number } | null;
}

/** The newest events that moved the ratio, and overrides; where they leave lines free, the newest trades. All by time, newest first. */
export function latest(events: Iterable<Activity>, count: number): Latest {
	const byTime = [...events].sort((a, b) => b.at - a.at || b.sequence - a.sequence);
	const moved = byTime.filter((event) => event.kind === 'OVERRIDE' || hasMoved(event)).slice(0, count);
	const trades = byTime.filter((event) => event.kind === 'TRADE' && !moved.includes(event)).slice(0, count - moved.length);
	const shown = new Set([...moved, ...trades]);
	const others = byTime.filter((event) => !shown.has(event));
	const oldest = others.at(-1);
	return {
		events: byTime.filter((event) => shown.has(event)),
		rest: oldest ? { since: oldest.at, events: others.length, points: others.reduce((sum, { points }) => sum + (points ?? 0), 0) } : null,
	};
}
