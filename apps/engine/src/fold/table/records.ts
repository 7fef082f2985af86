/** Records in a chunk, a power of two: a table that grew by doubling one array would need half as much again while it copies. */
const CHUNK_BITS = 12;
const CHUNK_RECORDS = 1 << CHUNK_BITS;

/** Records of a few numbers each. The numbers of one lie side by side, so that what is looked at together is fetched from memory together. */
export class Records {
	readonly #chunks: Float64Array[] = [];
	/** What a new record says. */
	readonly #empty: readonly number[];
	readonly #width: number;
	#size = 0;

	constructor(empty: readonly number[]) {
		this.#empty = empty;
		this.#width = empty.length;
	}

	get size(): number {
		return this.#size;
	}

	/** Appends an empty record and gives its number. */
	push(): number {
		const record = this.#size++;
		if (record >= this.#chunks.length * CHUNK_RECORDS) this.#chunks.push(this.#emptyChunk());
		return record;
	}

	get(record: number, field: number): number {
		return this.#chunk(record)[(record & (CHUNK_RECORDS - 1)) * this.#width + field] as number;
	}

	set(record: number, field: number, value: number): void {
		this.#chunk(record)[(record & (CHUNK_RECORDS - 1)) * this.#width + field] = value;
	}

	/** Copies of the chunks. */
	save(): { readonly chunks: readonly Float64Array[]; readonly size: number } {
		return { chunks: this.#chunks.map((chunk) => chunk.slice()), size: this.#size };
	}

	/** Takes the chunks over. */
	restore({ chunks, size }: ReturnType<Records['save']>): void {
		this.#chunks.splice(0, this.#chunks.length, ...chunks);
		this.#size = size;
	}

	#chunk(record: number): Float64Array {
		return this.#chunks[record >> CHUNK_BITS] as Float64Array;
	}

	#emptyChunk(): Float64Array {
		const chunk = new Float64Array(CHUNK_RECORDS * this.#width);
		for (let i = 0; i < chunk.length; i++) chunk[i] = this.#empty[i % this.#width] as number;
		return chunk;
	}
}
