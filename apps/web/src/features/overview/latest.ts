import type { Activity } from '@tideline/domain';

/** The newest events, newest first. */
export function latest(events: Iterable<Activity>, count: number): Activity[] {
	return [...events].sort((a, b) => b.sequence - a.sequence).slice(0, count);
}
