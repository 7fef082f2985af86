const FIRST_CAPACITY = 256;

/** Numbers written one after another, in an array that serves every item in turn: emptying a plain array would give its place away. */
export class NumberRun {
	#values = new Float64Array(FIRST_CAPACITY);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	get(index: number): number {
		return this.#values[index] as number;
	}

	push(value: number): void {
		if (this.#length === this.#values.length) this.#grow();
		this.#values[this.#length++] = value;
	}

	clear(): void {
		this.#length = 0;
	}

	#grow(): void {
		const larger = new Float64Array(2 * this.#values.length);
		larger.set(this.#values);
		this.#values = larger;
	}
}
