/** A log of records in topics and partitions: the port, which `contract.ts` holds every adapter to. `sqlite/` is the embedded one. */
import type { JoinOptions, Share } from './group.ts';

export interface TopicSpec {
	name: string;
	partitions: number;
	cleanup: 'delete' | 'compact';
	/** Milliseconds that a record is kept (`delete`), or that a tombstone is (`compact`); null for ever. */
	retentionMs: number | null;
	/**
	 * Milliseconds since its append during which compaction leaves a record alone, 0 by default: a reader that starts within them sees
	 * every value, not only the newest (Kafka's `min.compaction.lag.ms`, KIP-58).
	 */
	minCompactionLagMs?: number;
	/**
	 * Milliseconds by which a producer's timestamp may lie ahead of the broker's clock, unbounded by default: Kafka refuses the record to
	 * its producer (`message.timestamp.after.max.ms`, KIP-937). Only our own processes write to the embedded log, which does not ask.
	 */
	maxAheadMs?: number;
}

export interface LogRecord {
	topic: string;
	partition: number;
	/** Rises within a partition; consecutive but for what compaction, retention and Kafka's transaction markers take. */
	offset: number;
	key: string | null;
	/** Null is a tombstone. A view of the batch that it was read with: copy it to keep it for long. */
	value: Uint8Array | null;
	/** Milliseconds since the epoch, given by the producer. */
	timestamp: number;
	headers: Readonly<Record<string, string>>;
}

export interface NewRecord {
	topic: string;
	key: string | null;
	value: Uint8Array | null;
	/** By default a hash of the key (murmur2, as Kafka's clients do), round robin without one. */
	partition?: number;
	/** By default the time of the append. */
	timestamp?: number;
	headers?: Readonly<Record<string, string>>;
}

/**
 * Next offset to read, by `topic/partition`. A partition that is not named starts at its first record, as does a position that retention has
 * overtaken.
 */
export type Positions = ReadonlyMap<string, number>;

export interface PartitionEnd {
	topic: string;
	partition: number;
	/** First offset still there. */
	low: number;
	/** Offset that the next record will get. */
	high: number;
	/** Timestamp of the newest record; null when empty. */
	lastTimestamp: number | null;
}

export interface ReadBatch {
	/** In order within a partition; across partitions in the order of append where the adapter knows it, else by timestamp. */
	records: LogRecord[];
	/** Where the reader stands after this batch, every partition of its topics named. */
	positions: Positions;
	/** The reader has given every record that was in the log when it was opened (or more). Stays true. */
	caughtUp: boolean;
}

export interface ReadOptions {
	topics: readonly string[];
	/** `start`, `end`, or positions such as `committed()` gives. */
	from: 'start' | 'end' | Positions;
	/** Which partitions are read, and named in positions; all by default. */
	only?: (topic: string, partition: number) => boolean;
	/** Most records of a batch; 2 000 by default. A batch ends earlier when its values are large. */
	maxRecords?: number;
	/** Ends the iteration without an error. */
	signal: AbortSignal;
}

/** Writes of one owner, in transactions. Opening one with the same id fences every earlier one (KIP-98). */
export interface Transactor {
	/**
	 * All records and the group's positions become visible together, or nothing does.
	 * @throws FencedError when a later owner has opened the same id; RevokedError when the share that positions are committed for has gone.
	 */
	commit(transaction: { records: readonly NewRecord[]; group?: string | Share; positions?: Positions }): Promise<void>;
	close(): Promise<void>;
}

export interface EventLog {
	/** Names this log as long as it lives: another log, and the same one begun anew, has another name. */
	identity(): Promise<string>;
	/** Creates what is missing. @throws TopicMismatchError naming the topic and setting that differ. */
	ensureTopics(specs: readonly TopicSpec[]): Promise<void>;
	/**
	 * One atomic, durable append in the order given; resolves with the offset of each record.
	 * @throws UnknownTopicError, InvalidRecordError: nothing is kept
	 */
	append(records: readonly NewRecord[]): Promise<readonly { partition: number; offset: number }[]>;
	openTransactor(transactionalId: string): Promise<Transactor>;
	/**
	 * Joins a group: gives this member's share, and the next one once that is revoked; the same again to whoever asks before. On the embedded
	 * log the newest member has everything. Ends at the signal and when the log closes.
	 * @throws UnknownTopicError; FencedError on the embedded log, for a member that another has come after.
	 */
	join(options: JoinOptions): AsyncIterable<Share>;
	/** Where a group stands. */
	committed(group: string): Promise<Positions>;
	ends(topics: readonly string[]): Promise<PartitionEnd[]>;
	/**
	 * Reads without end; the last batch before waiting has `caughtUp`. An empty batch is given once when there is nothing to read at the
	 * start, so that a reader of an empty log learns that it is caught up, and where positions have moved over places that hold no record. Ends without an error at the signal and when the log closes.
	 * @throws UnknownTopicError, PositionOutOfRangeError at once or with the first batch
	 */
	read(options: ReadOptions): AsyncIterable<ReadBatch>;
	/** One record by its coordinates; null when compaction or retention has removed it. */
	get(topic: string, partition: number, offset: number): Promise<LogRecord | null>;
	close(): Promise<void>;
}

export const positionKey = (topic: string, partition: number): string => `${topic}/${partition}`;
