import type { LcrPoint, LimitState } from '@tideline/domain';
import type { Codecs, EventLog } from '@tideline/event-log';

/** What earlier runs have left in the log. */
export interface Published {
	/** Encoded records by key; a restart compares with them and writes what differs. */
	readonly positions: Map<string, Uint8Array>;
	readonly cash: Map<string, Uint8Array>;
	/** Limit states last shown, by entity. */
	readonly limitStates: Map<string, LimitState>;
	/** Time of the newest point, by entity, in ms since the epoch. */
	readonly historyUntil: Map<string, number>;
	/** Keys of dead letters. */
	readonly rejected: Set<string>;
}

const TOPICS = ['positions', 'cash', 'lcr', 'lcr.history', 'trades.rejected'] as const;

/** Reads the topics that the folder writes, from the start to the end. */
export async function readPublished(log: EventLog, codecs: Codecs, signal: AbortSignal): Promise<Published> {
	const published: Published = {
		positions: new Map(),
		cash: new Map(),
		limitStates: new Map(),
		historyUntil: new Map(),
		rejected: new Set(),
	};
	for await (const { records, caughtUp } of log.read({ topics: TOPICS, from: 'start', signal })) {
		for (const { topic, key, value } of records) {
			if (key === null) continue;
			if (topic === 'positions') put(published.positions, key, value);
			else if (topic === 'cash') put(published.cash, key, value);
			else if (topic === 'trades.rejected') published.rejected.add(key);
			else if (value === null) continue;
			else if (topic === 'lcr') published.limitStates.set(key, codecs.lcr.decode(value).limitState);
			else noteHistory(published, codecs.lcrHistory.decode(value));
		}
		if (caughtUp) break;
	}
	return published;
}

function put(records: Map<string, Uint8Array>, key: string, value: Uint8Array | null): void {
	if (value === null) records.delete(key);
	else records.set(key, value);
}

function noteHistory({ historyUntil }: Published, { entityId, at }: LcrPoint): void {
	historyUntil.set(entityId, Math.max(at, historyUntil.get(entityId) ?? 0));
}
