import { type FeedRow, JOINED_VIEW } from '@tideline/stream';

/** They come once a business day: that they are fresh says nothing about the hour. */
const ONCE_A_DAY: readonly string[] = ['balances', 'reference'];

/**
 * Of all feeds that a figure is folded from, those that keep it from being the figure of now: each that catches up; and when none speaks
 * any more, the one that spoke last, because the figure is as old as that.
 */
export function feedsThatHoldUp(all: readonly FeedRow[]): FeedRow[] {
	const feeds = all.filter(({ goesTo }) => goesTo !== JOINED_VIEW);
	const spoken = feeds.filter(({ state, topic }) => state !== 'EMPTY' && !ONCE_A_DAY.includes(topic));
	if (spoken.some(({ state }) => state !== 'STALE')) return feeds.filter(({ state }) => state === 'CATCHING_UP');
	return spoken.sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0)).slice(0, 1);
}
