import type { LimitState } from '@tideline/domain';
import type { Codecs, EventLog, Positions } from '@tideline/event-log';
import { limitStateOf } from './limit-state-of.ts';

/** What earlier runs have left in the log. */
export interface Published {
	/** Encoded records by key as they were published since the book was new, or since its checkpoint; null for a tombstone. */
	readonly positions: Map<string, Uint8Array | null>;
	readonly cash: Map<string, Uint8Array | null>;
	/** Keys of positions that stand in the topic. */
	readonly shown: Set<string>;
	/** Limit states last shown, by entity. */
	readonly limitStates: Map<string, LimitState>;
	/** Time of the newest point, by entity, in ms since the epoch. */
	readonly historyUntil: Map<string, number>;
	/** Keys of dead letters. */
	readonly rejected: Set<string>;
}

/** What a checkpoint knows of the topics up to some positions. */
export interface PublishedBefore {
	readonly until: Positions;
	readonly shown: Iterable<string>;
	readonly limitStates: ReadonlyMap<string, LimitState>;
	readonly historyUntil: ReadonlyMap<string, number>;
}

/** The topics that the folder writes and looks at again when it starts. */
export const PUBLISHED_TOPICS = ['positions', 'cash', 'lcr', 'lcr.history', 'trades.rejected'] as const;

/** Reads the topics that the folder writes to their end, from the start or from where a checkpoint has seen them. */
export async function readPublished(log: EventLog, codecs: Codecs, signal: AbortSignal, before?: PublishedBefore): Promise<Published> {
	const published: Published = {
		positions: new Map(),
		cash: new Map(),
		shown: new Set(before?.shown),
		limitStates: new Map(before?.limitStates),
		historyUntil: new Map(before?.historyUntil),
		rejected: new Set(),
	};
	const lcr = new Map<string, Uint8Array>();
	for await (const { records, caughtUp } of log.read({ topics: PUBLISHED_TOPICS, from: before?.until ?? 'start', signal })) {
		for (const { topic, key, value, timestamp } of records) {
			if (key === null) continue;
			if (topic === 'positions') notePosition(published, key, value);
			else if (topic === 'cash') published.cash.set(key, value);
			else if (topic === 'trades.rejected') published.rejected.add(key);
			else if (value === null) continue;
			else if (topic === 'lcr') lcr.set(key, value);
			else noteHistory(published, key, timestamp);
		}
		if (caughtUp) break;
	}
	for (const [entityId, value] of lcr) {
		const state = limitStateOf(codecs, value);
		if (state !== null) published.limitStates.set(entityId, state);
	}
	return published;
}

function notePosition({ positions, shown }: Published, key: string, value: Uint8Array | null): void {
	positions.set(key, value);
	if (value === null) shown.delete(key);
	else shown.add(key);
}

/** A point has its own time as that of its record. */
function noteHistory({ historyUntil }: Published, entityId: string, at: number): void {
	historyUntil.set(entityId, Math.max(at, historyUntil.get(entityId) ?? 0));
}
