/** The words that a generator continues from. */
export type RandomState = [number, number, number, number];

/** A seeded source of chance: xoshiro128** (Blackman and Vigna), seeded through splitmix32. The same seed gives the same sequence on every machine. */
export class Random {
	readonly #state: RandomState;

	private constructor(state: RandomState) {
		this.#state = [...state];
	}

	static seeded(text: string): Random {
		let hash = 0x811c9dc5;
		for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
		const word = () => {
			hash = (hash + 0x9e3779b9) | 0;
			let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
			mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
			return (mixed ^ (mixed >>> 15)) >>> 0;
		};
		return new Random([word(), word(), word(), word()]);
	}

	/** Continues where `state()` was taken. */
	static resumed(state: RandomState): Random {
		return new Random(state);
	}

	state(): RandomState {
		return [...this.#state];
	}

	/** A whole number from 0 to 2^32 − 1. */
	word(): number {
		const state = this.#state;
		const [a, b, c, d] = state;
		const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		const third = c ^ a;
		const fourth = d ^ b;
		state[1] = (b ^ third) >>> 0;
		state[0] = (a ^ fourth) >>> 0;
		state[2] = (third ^ shifted) >>> 0;
		state[3] = rotate(fourth, 11) >>> 0;
		return result;
	}

	/** At least 0, below 1. */
	unit(): number {
		return this.word() / 0x1_0000_0000;
	}

	/** At least `low`, below `high`. */
	between(low: number, high: number): number {
		return low + this.unit() * (high - low);
	}

	/** A whole number from 0 to `count` − 1. */
	index(count: number): number {
		return Math.floor(this.unit() * count);
	}

	chance(probability: number): boolean {
		return this.unit() < probability;
	}

	/** @throws RangeError when there is nothing to pick from. */
	pick<T>(items: readonly T[]): T {
		if (items.length === 0) throw new RangeError('nothing to pick from');
		return items[this.index(items.length)] as T;
	}

	/** Mean 0, variance 1; the sum of twelve uniform numbers, bounded by ±6, needs no logarithm that platforms round differently. */
	normal(): number {
		let sum = -6;
		for (let count = 0; count < 12; count++) sum += this.unit();
		return sum;
	}

	/** Mean 1, many small and few large: the size of deals. */
	skewed(): number {
		const u = this.unit();
		return 0.25 + 3 * u * u * u;
	}
}

function rotate(word: number, by: number): number {
	return (word << by) | (word >>> (32 - by));
}
