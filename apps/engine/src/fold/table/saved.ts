/**
 * Strings of a list that only grows, as it stood at one moment: they are read out later, so that saving a million of them does not hold the
 * fold up. What is read back is a plain array.
 */
export class SavedTexts implements Iterable<string> {
	readonly length: number;
	/** Texts that repeat are worth a dictionary. */
	readonly repeating: boolean;
	readonly #source: Iterable<string>;

	constructor(source: Iterable<string>, length: number, { repeating = false } = {}) {
		this.#source = source;
		this.length = length;
		this.repeating = repeating;
	}

	*[Symbol.iterator](): Iterator<string> {
		let left = this.length;
		if (left === 0) return;
		for (const text of this.#source) {
			yield text;
			if (--left === 0) return;
		}
	}
}

/** Objects that nobody changes, read out later. One that stands in several lists is one object again when they are read back. */
export class SavedValues<T extends object> implements Iterable<T | null> {
	readonly values: readonly (T | null)[];

	constructor(values: readonly (T | null)[]) {
		this.values = values;
	}

	[Symbol.iterator](): Iterator<T | null> {
		return this.values[Symbol.iterator]();
	}
}
