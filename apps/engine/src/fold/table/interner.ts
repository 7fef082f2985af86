import { SavedTexts } from './saved.ts';

/** Strings that repeat in a million trades (entities, accounts, instruments), kept once and named by a small integer. */
export class Interner {
	readonly #ids = new Map<string, number>();
	readonly #texts: string[] = [];

	get size(): number {
		return this.#texts.length;
	}

	id(text: string): number {
		const known = this.#ids.get(text);
		if (known !== undefined) return known;
		const id = this.#texts.length;
		this.#ids.set(text, id);
		this.#texts.push(text);
		return id;
	}

	save(): SavedTexts {
		return new SavedTexts(this.#texts, this.#texts.length);
	}

	restore(texts: Iterable<string>): void {
		for (const text of texts) this.id(text);
	}

	/** @throws RangeError for a number that `id` has not given. */
	text(id: number): string {
		const text = this.#texts[id];
		if (text === undefined) throw new RangeError(`no string has the number ${id}`);
		return text;
	}
}
