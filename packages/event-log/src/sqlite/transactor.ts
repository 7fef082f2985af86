import { FencedError, LogClosedError, RevokedError } from '../errors.ts';
import type { Positions, Transactor } from '../event-log.ts';
import type { Appender } from './appender.ts';
import type { Database } from './database.ts';
import { SqliteShare } from './membership.ts';
import { Ownership } from './ownership.ts';
import type { Wake } from './wake.ts';

export interface TransactorDeps {
	database: Database;
	appender: Appender;
	wake: Wake;
}

type Transaction = Parameters<Transactor['commit']>[0];

/** A transactor of the embedded log: whether it still has its id is looked at inside each transaction, so a fenced one cannot write. */
export class SqliteTransactor implements Transactor {
	readonly #deps: TransactorDeps;
	readonly #id: string;
	readonly #ownership: Ownership;
	#closed = false;

	constructor(deps: TransactorDeps, id: string) {
		this.#deps = deps;
		this.#id = id;
		this.#ownership = new Ownership(deps.database, id);
	}

	async commit({ records, group, positions }: Transaction): Promise<void> {
		if (this.#closed) throw new LogClosedError();
		const { database, appender, wake } = this.#deps;
		database.write(() => {
			if (!this.#ownership.isHeld) throw new FencedError(this.#id);
			if (group instanceof SqliteShare && !group.isHeld) throw new RevokedError(group.group);
			appender.append(records);
			if (group !== undefined && positions !== undefined)
				storePositions(database, typeof group === 'string' ? group : group.group, positions);
		});
		wake.announce();
	}

	async close(): Promise<void> {
		this.#closed = true;
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
