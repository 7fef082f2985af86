import { InvalidRecordError } from '../errors.ts';
import type { NewRecord } from '../event-log.ts';
import { partitionOfKey } from '../partitioner.ts';
import { isTimestamp } from '../timestamp.ts';
import { insertBatch } from './batch-rows.ts';
import type { Catalogue, Topic } from './catalogue.ts';
import type { Database } from './database.ts';
import { NO_HEADERS, packBatch, type StoredRecord } from './record-batch.ts';

/** Largest value of one record: far past any message, and nothing that a reader could not hold. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;

interface Tail {
	id: number;
	high: number;
	lastTimestamp: number;
	records: StoredRecord[];
}

/** Places that an append has given, in the order of its records. */
export type Placed = { partition: number; offset: number }[];

/** Writes records behind the ends of their partitions. Runs inside a write transaction. */
export class Appender {
	readonly #database: Database;
	readonly #catalogue: Catalogue;
	readonly #now: () => number;
	#roundRobin = 0;

	constructor(database: Database, catalogue: Catalogue, now: () => number) {
		this.#database = database;
		this.#catalogue = catalogue;
		this.#now = now;
	}

	/** @throws UnknownTopicError, InvalidRecordError before anything is written. */
	append(records: readonly NewRecord[]): Placed {
		const tails = new Map<number, Tail>();
		const placed: Placed = new Array(records.length);
		const now = this.#now();
		let seq = this.#lastSeq();
		let topic: Topic | undefined;
		for (let i = 0; i < records.length; i++) {
			const record = records[i] as NewRecord;
			if (topic?.name !== record.topic) topic = this.#catalogue.topic(record.topic);
			const partition = this.#partition(record, topic);
			const tail = this.#tail(tails, topic.partitionIds[partition] as number);
			const timestamp = record.timestamp ?? now;
			if (!isTimestamp(timestamp))
				throw new InvalidRecordError(topic.name, `the timestamp ${timestamp} is no whole number of milliseconds`);
			if ((record.value?.length ?? 0) > MAX_VALUE_BYTES)
				throw new InvalidRecordError(topic.name, `its value has more than ${MAX_VALUE_BYTES} bytes`);
			const offset = tail.high++;
			seq += 1;
			tail.lastTimestamp = timestamp;
			tail.records.push({ offset, seq, timestamp, key: record.key, value: record.value, headers: record.headers ?? NO_HEADERS });
			placed[i] = { partition, offset };
		}
		for (const tail of tails.values()) this.#store(tail, now);
		return placed;
	}

	#partition(record: NewRecord, topic: Topic): number {
		if (record.key === null && topic.cleanup === 'compact') throw new InvalidRecordError(topic.name, 'a compacted topic needs a key');
		const { partition } = record;
		if (partition === undefined) {
			if (record.key !== null) return partitionOfKey(record.key, topic.partitions);
			this.#roundRobin = (this.#roundRobin + 1) % topic.partitions;
			return this.#roundRobin;
		}
		if (!Number.isInteger(partition) || partition < 0 || partition >= topic.partitions)
			throw new InvalidRecordError(topic.name, `it has no partition ${partition}, only ${topic.partitions}`);
		return partition;
	}

	#lastSeq(): number {
		return this.#database.first<[number | null]>('SELECT max(last_seq) FROM partitions')?.[0] ?? 0;
	}

	#tail(tails: Map<number, Tail>, id: number): Tail {
		let tail = tails.get(id);
		if (tail === undefined) {
			const high = this.#database.first<[number]>('SELECT high FROM partitions WHERE id = ?', id)?.[0] ?? 0;
			tail = { id, high, lastTimestamp: 0, records: [] };
			tails.set(id, tail);
		}
		return tail;
	}

	#store(tail: Tail, now: number): void {
		let from = 0;
		while (from < tail.records.length) {
			const batch = packBatch(tail.records, from);
			insertBatch(this.#database, tail.id, batch, now);
			from += batch.records;
		}
		const lastSeq = tail.records.at(-1)?.seq ?? 0;
		this.#database.run(
			'UPDATE partitions SET high = ?, last_seq = ?, last_timestamp = ? WHERE id = ?',
			tail.high,
			lastSeq,
			tail.lastTimestamp,
			tail.id,
		);
	}
}
