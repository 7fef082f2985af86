/** A set of ids that forgets the oldest past its limit. */
export class RecentIds {
	readonly #ids = new Set<string>();
	/** In order of arrival, a ring once it is full: a set that lost many of its oldest is slow to give the next oldest. */
	readonly #order: string[] = [];
	readonly #limit: number;
	#oldest = 0;
	#forgotten = false;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** False for one that it has. */
	add(id: string): boolean {
		if (this.#ids.has(id)) return false;
		this.#ids.add(id);
		if (this.#order.length < this.#limit) {
			this.#order.push(id);
			return true;
		}
		this.#ids.delete(this.#order[this.#oldest] as string);
		this.#order[this.#oldest] = id;
		this.#oldest = (this.#oldest + 1) % this.#limit;
		this.#forgotten = true;
		return true;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** Nothing has been forgotten: an id that it does not have was never added. */
	get complete(): boolean {
		return !this.#forgotten;
	}
}
