/** The newest keys of a list by time, whatever the order in which they come; of the same time, the later to come counts as newer. */
export class NewestKeys {
	readonly #limit: number;
	/** Oldest first. */
	readonly #kept: { key: string; at: number }[] = [];

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Takes a key that is not there yet. The key that has to go, which may be this one; undefined while there is room. */
	add(key: string, at: number): string | undefined {
		let place = this.#kept.length;
		while (place > 0 && (this.#kept[place - 1] as { at: number }).at > at) place--;
		this.#kept.splice(place, 0, { key, at });
		return this.#kept.length > this.#limit ? this.#kept.shift()?.key : undefined;
	}
}
