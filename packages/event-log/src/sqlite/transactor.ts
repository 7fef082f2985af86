import { FencedError, LogClosedError } from '../errors.ts';
import type { Positions, Transactor } from '../event-log.ts';
import type { Appender } from './appender.ts';
import type { Database } from './database.ts';
import type { Wake } from './wake.ts';

export interface TransactorDeps {
	database: Database;
	appender: Appender;
	wake: Wake;
}

type Transaction = Parameters<Transactor['commit']>[0];

/** A transactor of the embedded log: its epoch is looked at inside each transaction, so a fenced one cannot write. */
export class SqliteTransactor implements Transactor {
	readonly #deps: TransactorDeps;
	readonly #id: string;
	readonly #epoch: number;
	#closed = false;

	constructor(deps: TransactorDeps, id: string) {
		this.#deps = deps;
		this.#id = id;
		this.#epoch = deps.database.write(() => {
			deps.database.run('INSERT INTO transactors VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET epoch = epoch + 1', id);
			return this.#currentEpoch();
		});
	}

	async commit({ records, group, positions }: Transaction): Promise<void> {
		if (this.#closed) throw new LogClosedError();
		const { database, appender, wake } = this.#deps;
		database.write(() => {
			if (this.#currentEpoch() !== this.#epoch) throw new FencedError(this.#id);
			appender.append(records);
			if (group !== undefined && positions !== undefined) storePositions(database, group, positions);
		});
		wake.announce();
	}

	async close(): Promise<void> {
		this.#closed = true;
	}

	#currentEpoch(): number {
		return this.#deps.database.first<[number]>('SELECT epoch FROM transactors WHERE id = ?', this.#id)?.[0] ?? 0;
	}
}

function storePositions(database: Database, group: string, positions: Positions): void {
	for (const [key, position] of positions) {
		const slash = key.lastIndexOf('/');
		database.run(
			'INSERT OR REPLACE INTO group_positions VALUES (?, ?, ?, ?)',
			group,
			key.slice(0, slash),
			Number(key.slice(slash + 1)),
			position,
		);
	}
}
