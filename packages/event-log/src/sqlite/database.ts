import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LogCorruptError, LogReadOnlyError, LogVersionError } from '../errors.ts';
import { APPLICATION_ID, CHECKPOINT_PAGES, FORMAT_VERSION, HIDDEN_BATCHES, PAGE_SIZE, TABLES } from './schema.ts';
import { translated } from './sqlite-error.ts';

/** A transaction of ours takes milliseconds: after this long the other writer is stuck. */
const BUSY_TIMEOUT_MS = 5_000;

export interface DatabaseOptions {
	/** The file; `:memory:` for a log of this process only. */
	path: string;
	readOnly?: boolean;
	/**
	 * What an acknowledged append outlives: `process` (a kill, a crash; the default) or `power` (a power cut as well, one fsync a commit).
	 * See docs/adr/0003.
	 */
	survives?: 'process' | 'power';
	/** Size that the file may reach; past it an append ends in LogFullError. Unlimited by default. */
	maxBytes?: number;
	/** How long a writer waits for another one; five seconds by default. */
	busyTimeoutMs?: number;
}

type Value = null | number | string | Uint8Array;

/** The one connection of a log: prepared statements, transactions, errors that say what to do. */
export class Database {
	readonly path: string;
	readonly readOnly: boolean;
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	/** @throws LogCorruptError, LogReadOnlyError, LogVersionError, LogBusyError */
	constructor({ path, readOnly = false, survives = 'process', maxBytes, busyTimeoutMs = BUSY_TIMEOUT_MS }: DatabaseOptions) {
		this.path = path;
		this.readOnly = readOnly;
		this.#database = this.#open(busyTimeoutMs);
		try {
			this.#checkFile();
			if (!readOnly) this.#prepareFile(survives);
			if (maxBytes !== undefined) this.#database.exec(`PRAGMA max_page_count = ${Math.ceil(maxBytes / this.#number('PRAGMA page_size'))}`);
		} catch (error) {
			this.close();
			throw translated(error, path);
		}
	}

	#open(timeout: number): DatabaseSync {
		try {
			if (this.path !== ':memory:' && !this.readOnly) mkdirSync(dirname(this.path), { recursive: true });
			return new DatabaseSync(this.path, { readOnly: this.readOnly, timeout });
		} catch (error) {
			if (error instanceof Error && 'syscall' in error) throw new LogReadOnlyError(this.path, error);
			throw translated(error, this.path);
		}
	}

	#checkFile(): void {
		const isEmpty = this.#number('SELECT count(*) FROM sqlite_schema') === 0;
		if (isEmpty && !this.readOnly) return;
		if (this.#number('PRAGMA application_id') !== APPLICATION_ID)
			throw new LogCorruptError(this.path, new Error('it is not a log of Tideline'));
		const version = this.#number('PRAGMA user_version');
		if (version !== FORMAT_VERSION) throw new LogVersionError(this.path, version, FORMAT_VERSION);
		// The ends of partitions have no checksum; one that is too low would hide records.
		if (this.#number(HIDDEN_BATCHES) !== 0)
			throw new LogCorruptError(this.path, new Error('records stand behind the end of their partition'));
	}

	#prepareFile(survives: 'process' | 'power'): void {
		// Takes effect in a new file only.
		this.#database.exec(`PRAGMA page_size = ${PAGE_SIZE}`);
		this.#database.exec('PRAGMA journal_mode = WAL');
		this.#database.exec(`PRAGMA synchronous = ${survives === 'power' ? 'FULL' : 'NORMAL'}`);
		this.#database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		this.write(() => {
			// Another process may have been first.
			if (this.#number('PRAGMA user_version') === 0) this.#database.exec(TABLES);
		});
	}

	#number(sql: string): number {
		return Number(Object.values(this.#database.prepare(sql).get() ?? {})[0]);
	}

	/** Changes when another connection has committed. */
	version(): number {
		return Number(this.first('PRAGMA data_version')?.[0]);
	}

	/** One write transaction: all of it or, when `work` throws, nothing. Synchronous, so that nothing of this thread comes in between. */
	write<T>(work: () => T): T {
		if (this.readOnly) throw new LogReadOnlyError(this.path);
		return this.guarded(() => {
			this.#database.exec('BEGIN IMMEDIATE');
			try {
				const result = work();
				this.#database.exec('COMMIT');
				return result;
			} catch (error) {
				// A full disk ends the transaction by itself.
				if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
				throw error;
			}
		});
	}

	/** Rows as arrays of their columns. */
	all<Row extends unknown[]>(sql: string, ...values: Value[]): Row[] {
		return this.guarded(() => this.#statement(sql).all(...values) as unknown as Row[]);
	}

	first<Row extends unknown[]>(sql: string, ...values: Value[]): Row | undefined {
		return this.guarded(() => this.#statement(sql).get(...values) as unknown as Row | undefined);
	}

	run(sql: string, ...values: Value[]): { changes: number; id: number } {
		return this.guarded(() => {
			const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
			return { changes: Number(changes), id: Number(lastInsertRowid) };
		});
	}

	#statement(sql: string): StatementSync {
		let statement = this.#statements.get(sql);
		if (statement === undefined) {
			statement = this.#database.prepare(sql);
			statement.setReturnArrays(true);
			this.#statements.set(sql, statement);
		}
		return statement;
	}

	/** Runs `work` and turns what SQLite says into errors of the log. */
	guarded<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			throw translated(error, this.path);
		}
	}

	get isOpen(): boolean {
		return this.#database.isOpen;
	}

	close(): void {
		if (this.#database?.isOpen) this.#database.close();
	}
}
