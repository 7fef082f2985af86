type Numbers = Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Rows in a chunk, a power of two: growing copies nothing, and a column takes no more than a chunk that it does not fill. */
const CHUNK_BITS = 12;
const CHUNK_ROWS = 1 << CHUNK_BITS;

/** Typed arrays that grow: one field of every row. A row that was never set reads as `empty`. */
export class Column<A extends Numbers> {
	readonly #chunks: A[] = [];
	readonly #empty: number;
	readonly #create: new (
		length: number,
	) => A;

	constructor(create: new (length: number) => A, empty = 0) {
		this.#create = create;
		this.#empty = empty;
	}

	get(row: number): number {
		const chunk = this.#chunks[row >> CHUNK_BITS];
		return chunk === undefined ? this.#empty : (chunk[row & (CHUNK_ROWS - 1)] as number);
	}

	set(row: number, value: number): void {
		const index = row >> CHUNK_BITS;
		while (index >= this.#chunks.length) this.#chunks.push(this.#emptyChunk());
		(this.#chunks[index] as A)[row & (CHUNK_ROWS - 1)] = value;
	}

	/** A copy of the first rows. */
	save(rows = this.#chunks.length * CHUNK_ROWS): A {
		const values = new this.#create(rows);
		if (this.#empty !== 0) values.fill(this.#empty, this.#chunks.length * CHUNK_ROWS);
		this.#chunks.forEach((chunk, index) => {
			const start = index * CHUNK_ROWS;
			if (start < rows) values.set(chunk.subarray(0, rows - start), start);
		});
		return values;
	}

	restore(values: A): void {
		this.#chunks.length = 0;
		for (let start = 0; start < values.length; start += CHUNK_ROWS) {
			const chunk = this.#emptyChunk();
			chunk.set(values.subarray(start, start + CHUNK_ROWS));
			this.#chunks.push(chunk);
		}
	}

	#emptyChunk(): A {
		const chunk = new this.#create(CHUNK_ROWS);
		return this.#empty === 0 ? chunk : (chunk.fill(this.#empty) as A);
	}
}
