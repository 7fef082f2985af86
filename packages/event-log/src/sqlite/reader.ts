import { setImmediate } from 'node:timers/promises';
import { PositionOutOfRangeError } from '../errors.ts';
import { type LogRecord, type Positions, positionKey, type ReadBatch, type ReadOptions } from '../event-log.ts';
import type { Catalogue } from './catalogue.ts';
import type { Database } from './database.ts';
import { PartitionCursor } from './partition-cursor.ts';
import type { Wake } from './wake.ts';

const DEFAULT_MAX_RECORDS = 2_000;
/** A batch ends early when its values reach this: large records do not pile up in memory. */
const MAX_BATCH_VALUE_BYTES = 4 * 1024 * 1024;

export interface ReaderDeps {
	database: Database;
	catalogue: Catalogue;
	wake: Wake;
}

/**
 * Reads in windows: the ends of all partitions are taken in one look, then everything below them is given in the order of append. So a
 * record never comes before one that was appended earlier, whatever writers do meanwhile.
 */
export class Reader {
	readonly #deps: ReaderDeps;
	readonly #cursors: PartitionCursor[] = [];
	/** Cursors with something to give in this window. */
	#active: PartitionCursor[] = [];
	/** Bytes of the values in the batch that is being filled. */
	#bytes = 0;

	/** @throws UnknownTopicError, PositionOutOfRangeError */
	constructor(deps: ReaderDeps, { topics, from, only = everything }: Pick<ReadOptions, 'topics' | 'from' | 'only'>) {
		this.#deps = deps;
		const highs = this.#highs();
		for (const name of new Set(topics)) {
			const topic = deps.catalogue.topic(name);
			topic.partitionIds.forEach((id, partition) => {
				if (!only(name, partition)) return;
				const position = startOf(from, name, partition, highs.get(id) ?? 0);
				this.#cursors.push(new PartitionCursor(deps.database, { topic: name, partition, id, position }));
			});
		}
	}

	async *batches({ signal, maxRecords = DEFAULT_MAX_RECORDS }: Pick<ReadOptions, 'signal' | 'maxRecords'>): AsyncGenerator<ReadBatch> {
		let caughtUp = false;
		while (this.#runs(signal)) {
			const records = this.#take(maxRecords);
			const drained = this.#active.length === 0;
			if (records.length > 0 || (drained && !caughtUp)) {
				caughtUp ||= drained;
				yield { records, positions: this.#positions(), caughtUp };
				// Timers and sockets get their turn between two batches, also under a writer that never pauses.
				await setImmediate();
			} else if (drained) await this.#deps.wake.next(signal);
		}
	}

	#runs(signal: AbortSignal): boolean {
		return !signal.aborted && this.#deps.database.isOpen;
	}

	#take(maxRecords: number): LogRecord[] {
		if (this.#active.length === 0) this.#openWindow();
		const records: LogRecord[] = [];
		this.#bytes = 0;
		while (this.#active.length > 0 && this.#hasRoom(records, maxRecords)) this.#takeRun(records, maxRecords);
		return records;
	}

	#hasRoom(records: readonly LogRecord[], maxRecords: number): boolean {
		return records.length < maxRecords && this.#bytes < MAX_BATCH_VALUE_BYTES;
	}

	/** Takes from the cursor that is first in the order of append until another one is. */
	#takeRun(records: LogRecord[], maxRecords: number): void {
		let first: PartitionCursor | null = null;
		let firstSeq = Number.POSITIVE_INFINITY;
		let secondSeq = Number.POSITIVE_INFINITY;
		for (const cursor of this.#active) {
			const seq = cursor.head?.seq ?? Number.POSITIVE_INFINITY;
			if (seq < firstSeq) {
				secondSeq = firstSeq;
				firstSeq = seq;
				first = cursor;
			} else if (seq < secondSeq) secondSeq = seq;
		}
		if (first === null) return;
		const { topic, partition } = first;
		while (first.head !== null && first.head.seq < secondSeq && this.#hasRoom(records, maxRecords)) {
			const { offset, key, value, timestamp, headers } = first.head;
			records.push({ topic, partition, offset, key, value, timestamp, headers });
			this.#bytes += value?.length ?? 0;
			first.shift();
		}
		if (first.head === null) this.#active = this.#active.filter((cursor) => cursor.head !== null);
	}

	#openWindow(): void {
		const highs = this.#highs();
		for (const cursor of this.#cursors) {
			const high = highs.get(cursor.id) ?? 0;
			if (high <= cursor.position) continue;
			cursor.advanceTo(high);
			if (cursor.head !== null) this.#active.push(cursor);
		}
	}

	#highs(): Map<number, number> {
		return new Map(this.#deps.database.all<[number, number]>('SELECT id, high FROM partitions'));
	}

	#positions(): Positions {
		const positions = new Map<string, number>();
		for (const cursor of this.#cursors) positions.set(positionKey(cursor.topic, cursor.partition), cursor.position);
		return positions;
	}
}

const everything = (): boolean => true;

function startOf(from: ReadOptions['from'], topic: string, partition: number, high: number): number {
	if (from === 'start') return 0;
	if (from === 'end') return high;
	const position = from.get(positionKey(topic, partition)) ?? 0;
	if (position > high) throw new PositionOutOfRangeError(topic, partition, position, high);
	return position;
}
