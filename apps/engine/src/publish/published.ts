import type { LimitState } from '@tideline/domain';
import type { Codecs, EventLog, LogRecord, Positions, ReadBatch, ReadOptions } from '@tideline/event-log';
import { limitStateOf } from './limit-state-of.ts';

/** What earlier runs, or another engine, have left in the log. */
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
	/** Keys of closed days. */
	readonly closed: Set<string>;
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
export const PUBLISHED_TOPICS = ['positions', 'cash', 'lcr', 'lcr.history', 'lcr.closed', 'trades.rejected'] as const;

/** Reads what stands in the topics that the folder writes, from the start or from where a checkpoint has seen them. */
export class PublishedReader {
	readonly published: Published;
	readonly #log: EventLog;
	readonly #codecs: Codecs;
	#positions: ReadOptions['from'];

	constructor(log: EventLog, codecs: Codecs, before?: PublishedBefore) {
		this.#log = log;
		this.#codecs = codecs;
		this.#positions = before?.until ?? 'start';
		this.published = {
			positions: new Map(),
			cash: new Map(),
			shown: new Set(before?.shown),
			limitStates: new Map(before?.limitStates),
			historyUntil: new Map(before?.historyUntil),
			closed: new Set(),
			rejected: new Set(),
		};
	}

	/** Everything that is there now. */
	async catchUp(signal: AbortSignal): Promise<void> {
		for await (const { caughtUp } of this.#batches(signal)) if (caughtUp) break;
	}

	/** What somebody else publishes, as it comes, until the signal. */
	async follow(signal: AbortSignal): Promise<void> {
		for await (const _ of this.#batches(signal));
	}

	async *#batches(signal: AbortSignal): AsyncGenerator<ReadBatch> {
		for await (const batch of this.#log.read({ topics: PUBLISHED_TOPICS, from: this.#positions, signal })) {
			for (const record of batch.records) this.#note(record);
			this.#positions = batch.positions;
			yield batch;
		}
	}

	#note({ topic, key, value, timestamp }: LogRecord): void {
		if (key === null) return;
		const { cash, closed, rejected } = this.published;
		// Copied: a view would keep the batch that it was read with.
		if (topic === 'positions') notePosition(this.published, key, value?.slice() ?? null);
		else if (topic === 'cash') cash.set(key, value?.slice() ?? null);
		else if (topic === 'trades.rejected') rejected.add(key);
		else if (topic === 'lcr.closed') closed.add(key);
		else if (value === null) return;
		else if (topic === 'lcr') this.#noteLimitState(key, value);
		else noteHistory(this.published, key, timestamp);
	}

	#noteLimitState(entityId: string, value: Uint8Array): void {
		const state = limitStateOf(this.#codecs, value);
		if (state !== null) this.published.limitStates.set(entityId, state);
	}
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
