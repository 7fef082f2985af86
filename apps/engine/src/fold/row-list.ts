import { Column } from './column.ts';

const NONE = -1;

/** The first row of a list; the rest hangs on it through the columns of `RowLists`. */
export interface RowListHead {
	first: number;
}

export const emptyRowList = (): RowListHead => ({ first: NONE });

export interface SavedRowLists {
	readonly next: Int32Array<ArrayBuffer>;
	readonly previous: Int32Array<ArrayBuffer>;
}

/** Doubly linked lists of rows, each row in at most one: eight bytes a row, insertion and removal in constant time. */
export class RowLists {
	readonly #next = new Column(Int32Array, NONE);
	readonly #previous = new Column(Int32Array, NONE);

	insert(list: RowListHead, row: number): void {
		this.#next.set(row, list.first);
		this.#previous.set(row, NONE);
		if (list.first !== NONE) this.#previous.set(list.first, row);
		list.first = row;
	}

	remove(list: RowListHead, row: number): void {
		const next = this.#next.get(row);
		const previous = this.#previous.get(row);
		if (previous === NONE) list.first = next;
		else this.#next.set(previous, next);
		if (next !== NONE) this.#previous.set(next, previous);
	}

	save(rows: number): SavedRowLists {
		return { next: this.#next.save(rows), previous: this.#previous.save(rows) };
	}

	restore({ next, previous }: SavedRowLists): void {
		this.#next.restore(next);
		this.#previous.restore(previous);
	}

	/** A copy, because the caller may move rows between lists while it walks. */
	rows(list: RowListHead): number[] {
		const rows: number[] = [];
		for (let row = list.first; row !== NONE; row = this.#next.get(row)) rows.push(row);
		return rows;
	}
}
