import { setImmediate } from 'node:timers/promises';
import { type BatchRow, batchesAfter, bytesOf, nextOffsetOf, recordsOf, replaceRows } from './batch-rows.ts';
import type { Database } from './database.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_RECORDS, type StoredRecord } from './record-batch.ts';

/** Rows rewritten in one transaction: a few milliseconds, so that writers hardly wait. Small rows are taken by more. */
const ROWS_PER_STEP = 8;
const SMALL_ROWS_PER_STEP = 256;
const SMALL_ROW_BYTES = 2_048;
/** New records of a partition that are worth a look for small batches to join. */
const MIN_RECORDS_TO_JOIN = 1_000;
/** Keys held in memory by one pass; the rest of the partition waits for the next one. */
const MAX_KEYS = 1_000_000;

interface Pass {
	partitionId: number;
	/** Where the pass begins. */
	from: number;
	/** End of the part that this pass cleans. */
	end: number;
	/** Tombstones below this offset have been seen by everyone for long enough. */
	horizon: number;
	/** Newest offset of each key that is new since the last pass. */
	newest: ReadonlyMap<string, number>;
}

/** How far a pass may go, in offsets. */
export interface Limits {
	/** Tombstones below it have been seen by everyone for long enough. */
	readonly horizon: number;
	/** Records from here on are younger than the minimum lag. */
	readonly upTo: number;
}

/**
 * Keeps the newest record of each key of a partition, as Kafka's log cleaner does: the keys of the new part are looked up in the old one.
 * Writers and readers go on meanwhile.
 * @returns records removed
 */
export async function compactPartition(database: Database, partitionId: number, { horizon, upTo }: Limits): Promise<number> {
	const [cleaned] = database.first<[number]>('SELECT cleaned FROM partitions WHERE id = ?', partitionId) ?? [0];
	const { newest, end } = await newestOffsets(database, partitionId, cleaned, Math.max(cleaned, upTo));
	const { removed, kept } = await rewrite(database, { partitionId, from: 0, end, horizon, newest });
	if (database.isOpen)
		database.write(() => database.run('UPDATE partitions SET cleaned = ?, kept = ? WHERE id = ?', end, kept, partitionId));
	return removed;
}

/** Joins the small batches that single appends have left: a later reader has fewer rows to read. */
export async function joinPartition(database: Database, partitionId: number): Promise<void> {
	const [joined, high] = database.first<[number, number]>('SELECT joined, high FROM partitions WHERE id = ?', partitionId) ?? [0, 0];
	if (high - joined < MIN_RECORDS_TO_JOIN) return;
	await rewrite(database, { partitionId, from: joined, end: high, horizon: 0, newest: new Map() });
	if (database.isOpen) database.write(() => database.run('UPDATE partitions SET joined = ? WHERE id = ?', high, partitionId));
}

async function newestOffsets(database: Database, partitionId: number, from: number, high: number) {
	const newest = new Map<string, number>();
	let end = from;
	while (end < high && newest.size < MAX_KEYS && database.isOpen) {
		const rows = batchesAfter(database, partitionId, end, ROWS_PER_STEP);
		for (const row of rows)
			for (const { key, offset } of recordsOf(database, row)) if (key !== null && offset < high) newest.set(key, offset);
		const last = rows.at(-1);
		end = last === undefined ? high : Math.min(high, nextOffsetOf(last));
		await setImmediate();
	}
	return { newest, end };
}

async function rewrite(database: Database, pass: Pass): Promise<{ removed: number; kept: number }> {
	let removed = 0;
	let kept = 0;
	let at = pass.from;
	while (at < pass.end && database.isOpen) {
		const step = database.write(() => rewriteStep(database, pass, at));
		removed += step.removed;
		kept += step.kept;
		at = step.next;
		await setImmediate();
	}
	return { removed, kept };
}

/** Rewrites some batches, and joins small ones on the way. */
function rewriteStep(database: Database, pass: Pass, at: number): { removed: number; kept: number; next: number } {
	const rows = rowsOfStep(database, pass, at);
	if (rows.length === 0) return { removed: 0, kept: 0, next: pass.end };
	const kept: StoredRecord[] = [];
	let before = 0;
	for (const row of rows) {
		for (const record of recordsOf(database, row)) {
			before++;
			if (stays(pass, record)) kept.push(record);
		}
	}
	const next = nextOffsetOf(rows.at(-1) as BatchRow);
	if (kept.length < before || areScattered(rows, before)) replaceRows(database, pass.partitionId, rows, kept);
	return { removed: before - kept.length, kept: kept.length, next };
}

function rowsOfStep(database: Database, { partitionId, end }: Pass, at: number): BatchRow[] {
	let rows = batchesAfter(database, partitionId, at, ROWS_PER_STEP);
	if (bytesOf(rows) < ROWS_PER_STEP * SMALL_ROW_BYTES) rows = batchesAfter(database, partitionId, at, SMALL_ROWS_PER_STEP);
	return rows.filter((row) => nextOffsetOf(row) <= end);
}

/** Half the rows would do. */
function areScattered(rows: readonly BatchRow[], records: number): boolean {
	return 2 * Math.ceil(Math.max(bytesOf(rows) / MAX_BATCH_BYTES, records / MAX_BATCH_RECORDS)) <= rows.length;
}

function stays(pass: Pass, record: StoredRecord): boolean {
	const { key, offset, value } = record;
	if (key === null) return true;
	const newest = pass.newest.get(key);
	if (newest !== undefined && newest > offset) return false;
	return value !== null || offset >= pass.horizon;
}
