type Numbers = Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Rows of a new column, and by how much a full one grows. */
const FIRST_CAPACITY = 1_024;
const GROWTH = 1.5;

/** A typed array that grows: one field of every row. A row that was never set reads as `empty`. */
export class Column<A extends Numbers> {
	#values: A;
	readonly #empty: number;
	readonly #create: new (
		length: number,
	) => A;

	constructor(create: new (length: number) => A, empty = 0) {
		this.#create = create;
		this.#empty = empty;
		this.#values = new create(FIRST_CAPACITY);
		this.#values.fill(empty);
	}

	get(row: number): number {
		return row < this.#values.length ? (this.#values[row] as number) : this.#empty;
	}

	set(row: number, value: number): void {
		if (row >= this.#values.length) this.#grow(row + 1);
		this.#values[row] = value;
	}

	/** A copy of the first rows. */
	save(rows = this.#values.length): A {
		return this.#values.slice(0, rows) as A;
	}

	/** Takes the array over. */
	restore(values: A): void {
		this.#values = values;
	}

	#grow(needed: number): void {
		const length = this.#values.length;
		const larger = new this.#create(Math.max(needed, Math.ceil(length * GROWTH)));
		larger.set(this.#values);
		larger.fill(this.#empty, length);
		this.#values = larger;
	}
}
