import { notAFrame } from './bad-frame-error.ts';

/** Most words of one dictionary; a column with a word past it travels as text. */
export const MAX_SYMBOLS = 32_768;

/** The encoder's dictionary of one stream: a word's number is its place, counted from 1; 0 is null. */
export class Symbols {
	readonly #refs = new Map<string, number>();
	readonly #words: string[] = [];

	/** The number of a word, or undefined when it is new and the dictionary is full. */
	ref(word: string): number | undefined {
		const known = this.#refs.get(word);
		if (known !== undefined) return known;
		if (this.#words.length >= MAX_SYMBOLS) return undefined;
		this.#words.push(word);
		this.#refs.set(word, this.#words.length);
		return this.#words.length;
	}

	get size(): number {
		return this.#words.length;
	}

	/** Words from a place on. */
	since(size: number): string[] {
		return this.#words.slice(size);
	}
}

/** @throws BadFrameError when no such word is known. */
export function wordOf(words: readonly string[], ref: number): string | null {
	if (ref === 0) return null;
	const word = words[ref - 1];
	if (word === undefined) throw notAFrame(`symbol ${ref} of ${words.length}`);
	return word;
}
