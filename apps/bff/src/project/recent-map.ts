/** Values by id; it forgets the oldest past its limit. */
export class RecentMap<Value> {
	readonly #values = new Map<string, Value>();
	/** In order of arrival, a ring once it is full: a map that lost many of its oldest is slow to give the next oldest. */
	readonly #order: string[] = [];
	readonly #limit: number;
	#oldest = 0;
	#forgotten = false;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Sets the value of an id; false for one that it had. */
	set(id: string, value: Value): boolean {
		if (this.#values.has(id)) {
			this.#values.set(id, value);
			return false;
		}
		this.#values.set(id, value);
		if (this.#order.length < this.#limit) {
			this.#order.push(id);
			return true;
		}
		this.#values.delete(this.#order[this.#oldest] as string);
		this.#order[this.#oldest] = id;
		this.#oldest = (this.#oldest + 1) % this.#limit;
		this.#forgotten = true;
		return true;
	}

	get(id: string): Value | undefined {
		return this.#values.get(id);
	}

	has(id: string): boolean {
		return this.#values.has(id);
	}

	/** Nothing has been forgotten: an id that it does not have was never added. */
	get complete(): boolean {
		return !this.#forgotten;
	}
}
