import type { Row, RowChanges } from '../frame.ts';

/** The rows of a delta side by side with their keys: a map of them would cost as much as to decode them. */
export class ChangedRows implements RowChanges {
	readonly #keys: string[] = [];
	readonly #rows: Row[] = [];

	add(key: string, row: Row): void {
		this.#keys.push(key);
		this.#rows.push(row);
	}

	get size(): number {
		return this.#keys.length;
	}

	keys(): readonly string[] {
		return this.#keys;
	}

	*[Symbol.iterator](): Iterator<readonly [string, Row]> {
		for (let index = 0; index < this.#keys.length; index++) yield [this.#keys[index] as string, this.#rows[index] as Row];
	}
}
