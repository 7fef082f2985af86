type Numbers = Float64Array | Int32Array | Uint32Array;

/** Slots at the start; doubled until the limit. */
const FIRST_SLOTS = 4_096;

/** A column of numbers that takes as much memory as it is filled, up to a limit. */
export class GrowingColumn<N extends Numbers> {
	readonly #make: new (
		length: number,
	) => N;
	readonly #limit: number;
	#numbers: N;

	constructor(make: new (length: number) => N, limit: number) {
		this.#make = make;
		this.#limit = limit;
		this.#numbers = new make(Math.min(FIRST_SLOTS, limit));
	}

	get(slot: number): number {
		return this.#numbers[slot] as number;
	}

	/** @throws RangeError past the limit. */
	set(slot: number, value: number): void {
		if (slot >= this.#limit) throw new RangeError(`slot ${slot} is past the limit of ${this.#limit}`);
		if (slot >= this.#numbers.length) this.#grow(slot);
		this.#numbers[slot] = value;
	}

	#grow(slot: number): void {
		const larger = new this.#make(Math.min(this.#limit, Math.max(2 * this.#numbers.length, slot + 1)));
		larger.set(this.#numbers);
		this.#numbers = larger;
	}
}
