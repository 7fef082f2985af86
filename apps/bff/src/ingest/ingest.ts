import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	type Codecs,
	type EventLog,
	type LogRecord,
	type Positions,
	positionKey,
	recordsLeftByTopic,
	schemaLearner,
} from '@tideline/event-log';
import type { Events } from '../events.ts';
import { type Input, readInput } from './input.ts';

export interface IngestDeps {
	log: EventLog;
	codecs: Codecs;
	events: Events;
	signal: AbortSignal;
	topics: readonly string[];
	/** Where to begin; at the start of every partition that is not named. */
	from?: Positions;
	/** Where to end; without it the topics are followed. */
	until?: Positions;
	/** Most records that are applied before others have their turn. */
	maxRecords: number;
	apply(input: Input): void;
	/** Hears of each record as the log holds it, before it is applied. */
	onRecord?(record: LogRecord): void;
	/** Called once, when everything that was in these topics at the start has been applied. */
	onCaughtUp?(records: number): Promise<void>;
}

interface Waiting {
	/** Offsets that have to be passed, by place. */
	until: Positions;
	resolve(): void;
}

/** Follows topics of the log, or reads a stretch of them. A record that cannot be read is counted, logged and left out. */
export class Ingest {
	readonly #deps: IngestDeps;
	readonly #waiting = new Set<Waiting>();
	#positions: Positions = new Map();
	#caughtUp = false;
	#records = 0;

	constructor(deps: IngestDeps) {
		this.#deps = deps;
		deps.signal.addEventListener('abort', () => this.#release(() => true), { once: true });
	}

	get caughtUp(): boolean {
		return this.#caughtUp;
	}

	/** Records read so far, those that could not be understood among them. */
	get records(): number {
		return this.#records;
	}

	/** Next offset to read of every partition that has been read. */
	get positions(): Positions {
		return this.#positions;
	}

	/** Resolves when the signal ends it, or the end of the stretch is reached; rejects when the log fails. */
	async run(): Promise<void> {
		const { log, codecs, signal, topics, maxRecords, from = new Map(), until } = this.#deps;
		const learnSchemas = schemaLearner(codecs);
		this.#positions = from;
		for await (const batch of log.read({ topics, maxRecords, from, signal })) {
			await learnSchemas(batch.records);
			this.#applyAll(until === undefined ? batch.records : batch.records.filter((record) => isBefore(until, record)));
			this.#positions = batch.positions;
			this.#release((waiting) => this.#hasPassed(waiting));
			if (batch.caughtUp && !this.#caughtUp) {
				this.#caughtUp = true;
				await this.#deps.onCaughtUp?.(this.#records);
			}
			if (until !== undefined && this.#hasPassed({ until })) return;
			// While there is much to read, requests and sockets still get their turn.
			await nextTurn();
		}
	}

	/** Records of each topic that have not been read yet. */
	async behind(): Promise<Record<string, number>> {
		return recordsLeftByTopic(await this.#deps.log.ends(this.#deps.topics), this.#positions);
	}

	/** Resolves once a record has been read and applied, or when reading ends. */
	reached(topic: string, partition: number, offset: number): Promise<void> {
		return this.#passed(new Map([[positionKey(topic, partition), offset + 1]]));
	}

	/** Resolves once everything that is in its topics now has been read and applied, or when reading ends. */
	async readToNow(): Promise<void> {
		const ends = await this.#deps.log.ends(this.#deps.topics);
		const filled = ends.filter(({ low, high }) => high > low);
		return this.#passed(new Map(filled.map(({ topic, partition, high }) => [positionKey(topic, partition), high])));
	}

	#passed(until: Positions): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const waiting = { until, resolve };
		if (this.#deps.signal.aborted || this.#hasPassed(waiting)) resolve();
		else this.#waiting.add(waiting);
		return promise;
	}

	#hasPassed({ until }: Pick<Waiting, 'until'>): boolean {
		for (const [place, offset] of until) if ((this.#positions.get(place) ?? 0) < offset) return false;
		return true;
	}

	#release(isDone: (waiting: Waiting) => boolean): void {
		for (const waiting of this.#waiting) {
			if (!isDone(waiting)) continue;
			this.#waiting.delete(waiting);
			waiting.resolve();
		}
	}

	#applyAll(records: readonly LogRecord[]): void {
		const { codecs, events, apply, onRecord } = this.#deps;
		const counts = new Map<string, number>();
		for (const record of records) {
			counts.set(record.topic, (counts.get(record.topic) ?? 0) + 1);
			onRecord?.(record);
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

const isBefore = (until: Positions, { topic, partition, offset }: LogRecord): boolean =>
	offset < (until.get(positionKey(topic, partition)) ?? 0);
