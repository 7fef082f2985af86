import { JOINED_VIEW, type StreamName } from '@tideline/stream';
import { useSyncExternalStore } from 'react';
import { feedsThatHoldUp } from './feeds-that-hold-up.ts';
import { derivePaneState, type PaneState } from './pane-state.ts';
import { useStreamClient } from './stream-context.tsx';
import { useNow } from './use-now.ts';
import { useConnection, useStream } from './use-stream.ts';

const NO_FEEDS: readonly string[] = [];

/** What a figure depends on that is folded from everything: one feed behind, and it is not the figure of now. */
export const EVERY_FEED = 'every feed';
/** Prices alone move such a figure all day: one that has not moved for an hour is none of now. */
const OLD_AFTER_MS = 3_600_000;

/**
 * The state that a panel shows, from its stream, the connection, and the feeds (topics) that its figures rest on directly;
 * positions rest on what a swap has put in the place of ours, too.
 * The stream must be held by a `useStream` of the panel; this hook only watches it.
 */
export function usePaneState(stream: StreamName, feeds: readonly string[] | typeof EVERY_FEED = NO_FEEDS): PaneState {
	const client = useStreamClient();
	const store = client.store(stream);
	const view = useSyncExternalStore(store.subscribe, store.get);
	const connection = useConnection();
	const { rows } = useStream('feeds');
	const ofPositions = stream.startsWith('positions:');
	// Each beat reads the clocks anew; the value itself is not used.
	useNow();
	return derivePaneState({
		connection,
		streams: [{ name: stream, phase: view.phase, hasRows: view.epoch !== null, vitals: store.vitals() }],
		feeds:
			feeds === EVERY_FEED
				? feedsThatHoldUp([...rows.values()])
				: [...rows.values()].filter(({ topic, goesTo }) => feeds.includes(topic) || (ofPositions && goesTo === JOINED_VIEW)),
		oldAfter: feeds === EVERY_FEED ? OLD_AFTER_MS : null,
		now: client.timers.now(),
		wall: client.timers.wallClock(),
	});
}
