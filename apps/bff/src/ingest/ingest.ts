import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Codecs, type EventLog, type LogRecord, type Positions, positionKey } from '@tideline/event-log';
import type { Events } from '../events.ts';
import { FOLLOWED_TOPICS, type Input, readInput } from './input.ts';

export interface IngestDeps {
	log: EventLog;
	codecs: Codecs;
	events: Events;
	signal: AbortSignal;
	apply(input: Input): void;
	/** Called once, when everything that was in the log at the start has been applied. */
	onCaughtUp(records: number): Promise<void>;
}

/** Follows the log from its start. A record that cannot be read is counted, logged and left out. */
export class Ingest {
	readonly #deps: IngestDeps;
	readonly #waiting = new Set<{ place: string; offset: number; resolve(): void }>();
	#positions: Positions = new Map();
	#caughtUp = false;
	#records = 0;

	constructor(deps: IngestDeps) {
		this.#deps = deps;
	}

	get caughtUp(): boolean {
		return this.#caughtUp;
	}

	/** Resolves when the signal ends it; rejects when the log fails. */
	async run(): Promise<void> {
		const { log, signal } = this.#deps;
		for await (const batch of log.read({ topics: FOLLOWED_TOPICS, from: 'start', signal })) {
			this.#applyAll(batch.records);
			this.#positions = batch.positions;
			this.#tellWaiting();
			if (batch.caughtUp && !this.#caughtUp) {
				this.#caughtUp = true;
				await this.#deps.onCaughtUp(this.#records);
			}
			// While there is much to read, requests and sockets still get their turn.
			await nextTurn();
		}
	}

	/** Records of each topic that have not been read yet. */
	async behind(): Promise<Record<string, number>> {
		const behind: Record<string, number> = {};
		for (const { topic, partition, low, high } of await this.#deps.log.ends(FOLLOWED_TOPICS)) {
			const next = this.#positions.get(positionKey(topic, partition)) ?? low;
			behind[topic] = (behind[topic] ?? 0) + Math.max(0, high - next);
		}
		return behind;
	}

	/** Resolves once a record has been read and applied, or when reading ends. */
	reached(topic: string, partition: number, offset: number): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#waiting.add({ place: positionKey(topic, partition), offset, resolve });
		this.#deps.signal.addEventListener('abort', () => resolve(), { once: true });
		this.#tellWaiting();
		return promise;
	}

	#tellWaiting(): void {
		for (const waiting of this.#waiting) {
			if ((this.#positions.get(waiting.place) ?? 0) <= waiting.offset) continue;
			this.#waiting.delete(waiting);
			waiting.resolve();
		}
	}

	#applyAll(records: readonly LogRecord[]): void {
		const { codecs, events, apply } = this.#deps;
		const counts = new Map<string, number>();
		for (const record of records) {
			counts.set(record.topic, (counts.get(record.topic) ?? 0) + 1);
			try {
				const input = readInput(record, codecs);
				if (input !== null) apply(input);
			} catch (error) {
				events.badRecord({ topic: record.topic, partition: record.partition, offset: record.offset }, error);
			}
		}
		for (const [topic, count] of counts) events.recordsRead(topic, count);
		this.#records += records.length;
	}
}
