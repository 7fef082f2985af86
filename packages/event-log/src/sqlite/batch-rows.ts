import { LogCorruptError } from '../errors.ts';
import type { Database } from './database.ts';
import { packBatch, type RecordBatch, type StoredRecord, unpackBatch } from './record-batch.ts';

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

/** The offset behind the last record that a row has had. */
export const nextOffsetOf = ([nextOffset]: BatchRow): number => nextOffset;

/** Bytes of the bodies of some rows. */
export function bytesOf(rows: readonly BatchRow[]): number {
	let bytes = 0;
	for (const [, , , , , , body] of rows) bytes += body.length;
	return bytes;
}

/** @throws LogCorruptError */
export function recordsOf(database: Database, row: BatchRow): StoredRecord[] {
	const [, baseOffset, baseSeq, baseTimestamp, records, crc, body] = row;
	try {
		return unpackBatch({ baseOffset, baseSeq, baseTimestamp, records, crc, body });
	} catch (error) {
		throw new LogCorruptError(database.path, error);
	}
}

/** Adds a batch to a partition. `appendedAt`: the clock (ms since the epoch) of the newest append in it. */
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

/** Puts the records that are left of some rows in their place, in as few batches as hold them. */
export function replaceRows(database: Database, partitionId: number, rows: readonly BatchRow[], kept: readonly StoredRecord[]): void {
	let newestAppend = 0;
	for (const [, , , , , , , id, appendedAt] of rows) {
		database.run('DELETE FROM batches WHERE id = ?', id);
		newestAppend = Math.max(newestAppend, appendedAt);
	}
	for (let from = 0; from < kept.length; ) {
		const batch = packBatch(kept, from);
		insertBatch(database, partitionId, batch, newestAppend);
		from += batch.records;
	}
}
