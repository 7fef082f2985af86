import type { NumberRun } from './number-run.ts';

/** Numbers in a chunk: 2 MB. A pool that grew by doubling one array would need half as much again while it copies. */
const CHUNK_NUMBERS = 2 ** 18;
/** The place in its chunk is the low bits of an address: `%` of numbers that are kept as doubles is a division in software. */
const PLACE = CHUNK_NUMBERS - 1;
/** In front of a run: how many numbers fit in its place, and how many there are. */
const HEAD = 2;

export interface SavedPool {
	readonly chunks: readonly Float64Array[];
	readonly end: number;
}

/** Runs of numbers in big typed arrays: what a garbage collector does not have to walk. */
export class NumberPool {
	readonly #chunks: Float64Array[] = [];
	/** Chunks that a saved book still has. */
	#lent: boolean[] = [];
	#end = 0;

	/** Writes a run, over the one at `address` when it fits there, and gives its address. @throws RangeError for a run past a chunk. */
	put(run: NumberRun, address = -1): number {
		const capacity = address < 0 ? -1 : this.#capacity(address);
		if (run.length <= capacity) return this.#write(run, address, capacity);
		const needed = run.length + HEAD;
		if (needed > CHUNK_NUMBERS) throw new RangeError(`a run of ${run.length} numbers is longer than a chunk of the pool`);
		const left = this.#chunks.length * CHUNK_NUMBERS - this.#end;
		if (needed > left) {
			this.#end = this.#chunks.length * CHUNK_NUMBERS;
			this.#chunks.push(new Float64Array(CHUNK_NUMBERS));
			this.#lent.push(false);
		}
		const fresh = this.#end;
		this.#end += needed;
		return this.#write(run, fresh, run.length);
	}

	/** Copies the run at an address into `into`, over what that held. */
	read(address: number, into: NumberRun): void {
		const numbers = this.#chunk(address);
		const start = (address & PLACE) + HEAD;
		const end = start + (numbers[start - 1] as number);
		into.clear();
		for (let i = start; i < end; i++) into.push(numbers[i] as number);
	}

	/** The chunks, lent: one is copied when it is written to the next time, so that saving hundreds of megabytes holds nothing up. */
	save(): SavedPool {
		this.#lent.fill(true);
		return { chunks: [...this.#chunks], end: this.#end };
	}

	/** Takes the chunks over. */
	restore({ chunks, end }: SavedPool): void {
		this.#chunks.splice(0, this.#chunks.length, ...chunks);
		this.#lent = chunks.map(() => false);
		this.#end = end;
	}

	#write(run: NumberRun, address: number, capacity: number): number {
		const numbers = this.#ownChunk(address);
		const start = address & PLACE;
		numbers[start] = capacity;
		numbers[start + 1] = run.length;
		for (let i = 0; i < run.length; i++) numbers[start + HEAD + i] = run.get(i);
		return address;
	}

	#capacity(address: number): number {
		return this.#chunk(address)[address & PLACE] as number;
	}

	#ownChunk(address: number): Float64Array {
		const index = Math.floor(address / CHUNK_NUMBERS);
		if (this.#lent[index] === true) {
			this.#lent[index] = false;
			this.#chunks[index] = this.#chunk(address).slice();
		}
		return this.#chunk(address);
	}

	#chunk(address: number): Float64Array {
		const chunk = this.#chunks[Math.floor(address / CHUNK_NUMBERS)];
		if (chunk === undefined) throw new RangeError(`the pool has no run at ${address}`);
		return chunk;
	}
}
