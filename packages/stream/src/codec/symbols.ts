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

/** The words of a column's numbers. @throws BadFrameError when one is not known. */
export function wordsOf(refs: readonly number[], words: readonly string[]): readonly (string | null)[] {
	const cells = new Array<string | null>(refs.length);
	for (let index = 0; index < refs.length; index++) {
		const ref = refs[index] as number;
		const word = ref === 0 ? null : words[ref - 1];
		if (word === undefined) throw notAFrame(`symbol ${ref} of ${words.length}`);
		cells[index] = word;
	}
	return cells;
}
