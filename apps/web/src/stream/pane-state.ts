import type { FeedRow } from '@tideline/stream';
import type { Connection } from './connection.ts';
import type { StreamPhase, Vitals } from './row-store.ts';

/** A heartbeat comes each second; after this long without one a figure is not live. */
const STALE_AFTER_MS = 3_000;
/** Records behind from which a feed says so instead of being called live. */
const BEHIND = 500;

/** What a panel says about itself. Times are wall time, ages and waits milliseconds. */
export type PaneState =
	| { kind: 'live'; age: number | null }
	| { kind: 'catching-up'; behind: number | null; why: string }
	/** `feed`: which is silent; null when it is the server, or, with `old`, when the newest datum itself is old. */
	| { kind: 'stale'; since: number; feed: string | null; age: number; old?: true }
	| { kind: 'disconnected'; since: number; age: number; retryIn: number | null }
	| { kind: 'loading'; waitingFor: string | null }
	| { kind: 'error'; at: number; title: string; id: string | null }
	/** The figures of a business day that is over; `day` as days since 1970. */
	| { kind: 'closed'; day: number }
	| { kind: 'none' };

export interface PaneStateInputs {
	connection: Connection;
	streams: readonly { name: string; phase: StreamPhase; hasRows: boolean; vitals: Vitals }[];
	/** Feeds that the panel's figures rest on directly: one stale makes the panel stale. */
	feeds: readonly FeedRow[];
	/** Age from which the data are not those of now, milliseconds; null where old data can be current. */
	oldAfter?: number | null;
	/** Monotonic and wall time. */
	now: number;
	wall: number;
}

const LOADING_SAYS_WHY_MS = 10_000;

/** The worst of what is known decides, in the order: no connection, refused, no data yet, a new snapshot on its way, no heartbeat, feeds. */
export function derivePaneState({ connection, streams, feeds, oldAfter = null, now, wall }: PaneStateInputs): PaneState {
	const refused = streams.find(({ phase }) => phase.kind === 'refused');
	if (refused?.phase.kind === 'refused')
		return { kind: 'error', at: wall, title: `No stream ${refused.name}: ${refused.phase.why}.`, id: null };
	if (connection.kind === 'lost') {
		const retryIn = connection.retryAt === null ? null : Math.max(0, connection.retryAt - now);
		return { kind: 'disconnected', since: connection.since, age: wall - connection.since, retryIn };
	}
	const waiting = streams.find(({ vitals, hasRows }) => vitals.heardAt === null && !hasRows);
	if (waiting) {
		const long = now - waiting.vitals.wantedAt >= LOADING_SAYS_WHY_MS;
		return { kind: 'loading', waitingFor: long ? waiting.name : null };
	}
	const resyncing = streams.find(({ phase }) => phase.kind === 'resyncing');
	// A snapshot that was just asked for is on its way; one that does not come leaves the figures stale.
	if (resyncing?.phase.kind === 'resyncing' && now - resyncing.vitals.wantedAt <= STALE_AFTER_MS) {
		return { kind: 'catching-up', behind: null, why: resyncing.phase.why };
	}
	const heard = streams.map(({ vitals }) => vitals.heardAt ?? Number.NEGATIVE_INFINITY);
	const oldest = Math.min(...heard);
	if (streams.length > 0 && now - oldest > STALE_AFTER_MS) {
		return { kind: 'stale', since: wall - (now - oldest), feed: null, age: now - oldest };
	}
	if (resyncing?.phase.kind === 'resyncing') return { kind: 'catching-up', behind: null, why: resyncing.phase.why };
	const behind = feeds.filter(({ state, lag }) => state === 'CATCHING_UP' && lag >= BEHIND).sort((a, b) => b.lag - a.lag)[0];
	if (behind) return { kind: 'catching-up', behind: behind.lag, why: behind.topic };
	const ages = streams.flatMap(({ vitals }) =>
		vitals.dataAge === null || vitals.heardAt === null ? [] : [vitals.dataAge + now - vitals.heardAt],
	);
	const age = ages.length > 0 ? Math.max(...ages) : null;
	// Before the feeds: old records that have just come in make a feed look younger than its data.
	if (age !== null && oldAfter !== null && age > oldAfter) return { kind: 'stale', since: wall - age, feed: null, age, old: true };
	const stale = feeds.filter(({ state }) => state === 'STALE').sort((a, b) => (a.staleSince ?? 0) - (b.staleSince ?? 0))[0];
	if (stale) {
		const since = stale.staleSince ?? stale.lastAt ?? wall;
		return { kind: 'stale', since, feed: stale.topic, age: wall - since };
	}
	return { kind: 'live', age };
}

/** Figures of a panel in this state are shown as last known, not as current. */
export function isQuiet(state: PaneState): boolean {
	return state.kind === 'catching-up' || state.kind === 'stale' || state.kind === 'disconnected' || state.kind === 'error';
}
