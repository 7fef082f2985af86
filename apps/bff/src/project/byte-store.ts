/** Bytes of a chunk; a record never stands in two. */
const CHUNK = 1 << 20;

/** Small records one after the other in a few large chunks: a million of them are no work for the garbage collector. */
export class ByteStore {
	readonly #chunks = new Map<number, Uint8Array>();
	#current = -1;
	#used = Number.POSITIVE_INFINITY;
	#oldest = 0;

	/** Copies a record and gives its address; addresses rise. */
	append(bytes: Uint8Array): number {
		if (this.#used + bytes.length > CHUNK) {
			this.#current++;
			this.#used = 0;
			// One larger than a chunk has a chunk of its own.
			this.#chunks.set(this.#current, new Uint8Array(Math.max(CHUNK, bytes.length)));
		}
		const at = this.#used;
		this.#chunks.get(this.#current)?.set(bytes, at);
		this.#used += bytes.length;
		return this.#current * CHUNK + at;
	}

	/** A view of the record at an address; it stays as it is. @throws RangeError when it was dropped. */
	read(address: number, length: number): Uint8Array {
		const chunk = this.#chunks.get(Math.floor(address / CHUNK));
		if (chunk === undefined) throw new RangeError(`nothing is stored at ${address}`);
		const at = address % CHUNK;
		return chunk.subarray(at, at + length);
	}

	/** Lets go of chunks that hold nothing from an address on. */
	dropBefore(address: number): void {
		const first = Math.floor(address / CHUNK);
		for (; this.#oldest < first; this.#oldest++) this.#chunks.delete(this.#oldest);
	}
}
