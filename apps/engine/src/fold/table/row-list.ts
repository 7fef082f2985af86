import { Column } from './column.ts';

const NONE = -1;

export interface SavedRowLists {
	readonly first: Int32Array<ArrayBuffer>;
	readonly next: Int32Array<ArrayBuffer>;
	readonly previous: Int32Array<ArrayBuffer>;
}

/** Doubly linked lists of rows, each row in at most one: eight bytes a row, insertion and removal in constant time. Lists and rows are small integers. */
export class RowLists {
	readonly #first = new Column(Int32Array, NONE);
	readonly #next = new Column(Int32Array, NONE);
	readonly #previous = new Column(Int32Array, NONE);

	/** The row that came last; −1 for an empty list. */
	first(list: number): number {
		return this.#first.get(list);
	}

	/** The one that came before it; −1 at the end. */
	next(row: number): number {
		return this.#next.get(row);
	}

	insert(list: number, row: number): void {
		const first = this.#first.get(list);
		this.#next.set(row, first);
		this.#previous.set(row, NONE);
		if (first !== NONE) this.#previous.set(first, row);
		this.#first.set(list, row);
	}

	remove(list: number, row: number): void {
		const next = this.#next.get(row);
		const previous = this.#previous.get(row);
		if (previous === NONE) this.#first.set(list, next);
		else this.#next.set(previous, next);
		if (next !== NONE) this.#previous.set(next, previous);
	}

	/** A copy, because the caller may move rows between lists while it walks. */
	rows(list: number): number[] {
		const rows: number[] = [];
		for (let row = this.#first.get(list); row !== NONE; row = this.#next.get(row)) rows.push(row);
		return rows;
	}

	save(lists: number, rows: number): SavedRowLists {
		return { first: this.#first.save(lists), next: this.#next.save(rows), previous: this.#previous.save(rows) };
	}

	restore({ first, next, previous }: SavedRowLists): void {
		this.#first.restore(first);
		this.#next.restore(next);
		this.#previous.restore(previous);
	}
}
