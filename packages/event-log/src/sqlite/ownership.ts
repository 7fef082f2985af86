import type { Database } from './database.ts';

/** Something that one owner has at a time, under a name: whoever took it last. */
export class Ownership {
	readonly #database: Database;
	readonly #name: string;
	readonly #epoch: number;

	constructor(database: Database, name: string) {
		this.#database = database;
		this.#name = name;
		this.#epoch = database.write(() => {
			database.run('INSERT INTO transactors VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET epoch = epoch + 1', name);
			return this.#newest();
		});
	}

	/** Nobody has taken it since; within a write transaction nobody can. */
	get isHeld(): boolean {
		return this.#newest() === this.#epoch;
	}

	#newest(): number {
		return this.#database.first<[number]>('SELECT epoch FROM transactors WHERE id = ?', this.#name)?.[0] ?? 0;
	}
}
