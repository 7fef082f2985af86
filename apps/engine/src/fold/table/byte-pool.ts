/** Bytes in a chunk. A pool that grew by doubling one array would need half as much again while it copies. */
const CHUNK_BYTES = 2 * 1024 * 1024;

export interface SavedBytePool {
	readonly chunks: readonly Uint8Array[];
	readonly end: number;
}

/** Runs of bytes in big arrays: what a garbage collector does not have to walk. Whoever stores a run remembers its address and its length. */
export class BytePool {
	readonly #chunks: Uint8Array[] = [];
	/** Chunks that a saved book still has. */
	#lent: boolean[] = [];
	#end = 0;

	/** Stores a run and gives its address: that of the one it replaces when it fits into its `room`. @throws RangeError for a run past a chunk. */
	put(run: Uint8Array, address: number, room: number): number {
		const place = run.length <= room ? address : this.#allot(run.length);
		this.#ownChunk(Math.floor(place / CHUNK_BYTES)).set(run, place % CHUNK_BYTES);
		return place;
	}

	/** The run itself, not a copy: it changes with the next `put` there. */
	get(address: number, length: number): Uint8Array {
		const start = address % CHUNK_BYTES;
		return this.#chunk(Math.floor(address / CHUNK_BYTES)).subarray(start, start + length);
	}

	/** The chunks, lent: one is copied when it is written to the next time, so that saving hundreds of megabytes holds nothing up. */
	save(): SavedBytePool {
		this.#lent.fill(true);
		return { chunks: [...this.#chunks], end: this.#end };
	}

	/** Takes the chunks over. */
	restore({ chunks, end }: SavedBytePool): void {
		this.#chunks.splice(0, this.#chunks.length, ...chunks);
		this.#lent = chunks.map(() => false);
		this.#end = end;
	}

	#allot(bytes: number): number {
		if (bytes > CHUNK_BYTES) throw new RangeError(`a run of ${bytes} bytes is longer than a chunk of the pool`);
		const whole = this.#chunks.length * CHUNK_BYTES;
		if (bytes > whole - this.#end) {
			this.#end = whole;
			this.#chunks.push(new Uint8Array(CHUNK_BYTES));
			this.#lent.push(false);
		}
		const address = this.#end;
		this.#end += bytes;
		return address;
	}

	#ownChunk(index: number): Uint8Array {
		if (this.#lent[index] === true) {
			this.#lent[index] = false;
			this.#chunks[index] = this.#chunk(index).slice();
		}
		return this.#chunk(index);
	}

	#chunk(index: number): Uint8Array {
		const chunk = this.#chunks[index];
		if (chunk === undefined) throw new RangeError(`the pool has no chunk ${index}`);
		return chunk;
	}
}
