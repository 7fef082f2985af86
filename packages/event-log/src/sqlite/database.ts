import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LogCorruptError, LogReadOnlyError, LogVersionError } from '../errors.ts';
import { APPLICATION_ID, CHECKPOINT_PAGES, FORMAT_VERSION, PAGE_SIZE, TABLES } from './schema.ts';
import { translated } from './sqlite-error.ts';

/** How long a writer waits for another one; a transaction of ours takes milliseconds. */
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
}

type Value = null | number | string | Uint8Array;

/** The one connection of a log: prepared statements, transactions, errors that say what to do. */
export class Database {
	readonly path: string;
	readonly readOnly: boolean;
	readonly #database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	/** @throws LogCorruptError, LogReadOnlyError, LogVersionError, LogBusyError */
	constructor({ path, readOnly = false, survives = 'process' }: DatabaseOptions) {
		this.path = path;
		this.readOnly = readOnly;
		this.#database = this.#open();
		try {
			this.#prepareFile(survives);
		} catch (error) {
			this.close();
			throw translated(error, path);
		}
	}

	#open(): DatabaseSync {
		try {
			if (this.path !== ':memory:' && !this.readOnly) mkdirSync(dirname(this.path), { recursive: true });
			return new DatabaseSync(this.path, { readOnly: this.readOnly, timeout: BUSY_TIMEOUT_MS });
		} catch (error) {
			if (error instanceof Error && 'syscall' in error) throw new LogReadOnlyError(this.path, error);
			throw translated(error, this.path);
		}
	}

	#prepareFile(survives: 'process' | 'power'): void {
		const version = this.#number('PRAGMA user_version');
		if (version > FORMAT_VERSION) throw new LogVersionError(this.path, version, FORMAT_VERSION);
		if (this.readOnly) return;
		// Takes effect in a new file only.
		this.#database.exec(`PRAGMA page_size = ${PAGE_SIZE}`);
		this.#database.exec('PRAGMA journal_mode = WAL');
		this.#database.exec(`PRAGMA synchronous = ${survives === 'power' ? 'FULL' : 'NORMAL'}`);
		this.#database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		this.write(() => {
			if (this.#number('PRAGMA user_version') === FORMAT_VERSION) return;
			if (this.#number('SELECT count(*) FROM sqlite_schema') > 0) throw this.#foreign();
			this.#database.exec(TABLES);
		});
		if (this.#number('PRAGMA application_id') !== APPLICATION_ID) throw this.#foreign();
	}

	#foreign(): LogCorruptError {
		return new LogCorruptError(this.path, new Error('it is a database of another program'));
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
