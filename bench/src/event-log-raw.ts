import { DatabaseSync } from 'node:sqlite';

/** The baseline of the event-log bench: one row a record in a plain table, prepared statements, nothing else. */
export class RawTable {
	readonly #database: DatabaseSync;

	constructor(path: string) {
		this.#database = new DatabaseSync(path);
		this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
		this.#database.exec('CREATE TABLE records (seq INTEGER PRIMARY KEY, topic TEXT, key TEXT, timestamp INTEGER, value BLOB)');
	}

	/** Inserts `count` records in transactions of `batch`. */
	insert(count: number, batch: number, topics: readonly string[], value: Uint8Array): void {
		const insert = this.#database.prepare('INSERT INTO records (topic, key, timestamp, value) VALUES (?, ?, ?, ?)');
		for (let from = 0; from < count; from += batch) {
			this.#database.exec('BEGIN IMMEDIATE');
			for (let i = from; i < from + batch; i++) insert.run(topics[i % topics.length] as string, `trade-${i}`, 1_795_000_000_000 + i, value);
			this.#database.exec('COMMIT');
		}
	}

	/** Reads every row, 2 000 at a time; gives their number. */
	readAll(): number {
		const select = this.#database.prepare('SELECT seq, topic, key, timestamp, value FROM records WHERE seq > ? ORDER BY seq LIMIT 2000');
		let read = 0;
		let last = 0;
		for (;;) {
			const rows = select.all(last);
			if (rows.length === 0) return read;
			read += rows.length;
			last = Number(rows.at(-1)?.seq);
		}
	}

	close(): void {
		this.#database.close();
	}
}
