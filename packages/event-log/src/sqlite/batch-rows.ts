import { LogCorruptError } from '../errors.ts';
import type { Database } from './database.ts';
import { type RecordBatch, type StoredRecord, unpackBatch } from './record-batch.ts';

/** A batch as it stands in the file. */
export type BatchRow = [
	nextOffset: number,
	baseOffset: number,
	baseSeq: number,
	baseTimestamp: number,
	records: number,
	crc: number,
	body: Uint8Array,
	id: number,
	appendedAt: number,
];

const BATCHES_AFTER = `SELECT next_offset, base_offset, base_seq, base_timestamp, records, crc, body, id, appended_at FROM batches
	WHERE partition_id = ? AND next_offset > ? ORDER BY next_offset LIMIT ?`;

/** The batches that hold `offset` and what follows it, at most `limit` of them. */
export const batchesAfter = (database: Database, partitionId: number, offset: number, limit: number): BatchRow[] =>
	database.all<BatchRow>(BATCHES_AFTER, partitionId, offset, limit);

/** @throws LogCorruptError */
export function recordsOf(database: Database, row: BatchRow): StoredRecord[] {
	const [, baseOffset, baseSeq, baseTimestamp, records, crc, body] = row;
	try {
		return unpackBatch({ baseOffset, baseSeq, baseTimestamp, records, crc, body });
	} catch (error) {
		throw new LogCorruptError(database.path, error);
	}
}

/** Adds a batch to a partition. `appendedAt`: the clock of the newest append in it. */
export function insertBatch(database: Database, partitionId: number, batch: RecordBatch, appendedAt: number): void {
	database.run(
		`INSERT INTO batches (partition_id, next_offset, base_offset, base_seq, base_timestamp, max_timestamp, appended_at, records, crc, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		partitionId,
		batch.nextOffset,
		batch.baseOffset,
		batch.baseSeq,
		batch.baseTimestamp,
		batch.maxTimestamp,
		appendedAt,
		batch.records,
		batch.crc,
		batch.body,
	);
}
