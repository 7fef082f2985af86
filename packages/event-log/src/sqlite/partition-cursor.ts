import { type BatchRow, batchesAfter, bytesOf, nextOffsetOf, recordsOf } from './batch-rows.ts';
import type { Database } from './database.ts';
import type { StoredRecord } from './record-batch.ts';

/** Bytes that a cursor fetches at once, about; a reader has one cursor a partition. */
const FETCH_BYTES = 256 * 1024;
/** Rows of the first fetch and of the largest; between them the size of the rows decides. */
const FIRST_FETCH_ROWS = 4;
const MAX_FETCH_ROWS = 256;

/** Walks one partition up to a limit that its reader sets. */
export class PartitionCursor {
	readonly topic: string;
	readonly partition: number;
	readonly id: number;
	/** Next offset to give. */
	position: number;
	/** The record at the head; null when there is none below the limit. */
	head: StoredRecord | null = null;
	#limit = 0;
	#rows: BatchRow[] = [];
	#row = 0;
	#fetchRows = FIRST_FETCH_ROWS;
	#fetchedTo: number;
	#records: StoredRecord[] = [];
	#index = 0;
	readonly #database: Database;

	constructor(database: Database, place: { topic: string; partition: number; id: number; position: number }) {
		this.#database = database;
		this.topic = place.topic;
		this.partition = place.partition;
		this.id = place.id;
		this.position = place.position;
		this.#fetchedTo = place.position;
	}

	/** Opens the way to every offset below `limit`. */
	advanceTo(limit: number): void {
		if (limit <= this.#limit && this.head !== null) return;
		this.#limit = limit;
		this.#seek();
	}

	/** Leaves the head behind. */
	shift(): void {
		if (this.head === null) return;
		this.position = this.head.offset + 1;
		this.#index++;
		this.#seek();
	}

	#seek(): void {
		while (this.position < this.#limit) {
			const record = this.#records[this.#index];
			if (record === undefined) {
				if (this.#nextBatch()) continue;
				break;
			}
			if (record.offset >= this.#limit) break;
			if (record.offset >= this.position) {
				this.head = record;
				return;
			}
			this.#index++;
		}
		// Nothing is left below the limit: what compaction or retention took is behind us too.
		this.head = null;
		if (this.position < this.#limit) this.position = this.#limit;
	}

	#nextBatch(): boolean {
		if (this.#row >= this.#rows.length && !this.#fetch()) return false;
		const row = this.#rows[this.#row++] as BatchRow;
		this.#fetchedTo = nextOffsetOf(row);
		this.#index = 0;
		this.#records = recordsOf(this.#database, row);
		return true;
	}

	#fetch(): boolean {
		this.#row = 0;
		this.#rows = batchesAfter(this.#database, this.id, Math.max(this.#fetchedTo, this.position), this.#fetchRows);
		const bytes = bytesOf(this.#rows);
		if (bytes > FETCH_BYTES) this.#fetchRows = Math.max(1, this.#fetchRows >> 1);
		else if (2 * bytes < FETCH_BYTES) this.#fetchRows = Math.min(MAX_FETCH_ROWS, this.#fetchRows << 1);
		return this.#rows.length > 0;
	}
}
