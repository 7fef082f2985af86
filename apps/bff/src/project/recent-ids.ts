/** A set of ids that forgets the oldest past its limit. */
export class RecentIds {
	readonly #ids = new Set<string>();
	readonly #limit: number;
	#forgotten = false;

	constructor(limit: number) {
		this.#limit = limit;
	}

	add(id: string): void {
		this.#ids.add(id);
		if (this.#ids.size <= this.#limit) return;
		const [oldest] = this.#ids;
		if (oldest !== undefined) this.#ids.delete(oldest);
		this.#forgotten = true;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** Nothing has been forgotten: an id that it does not have was never added. */
	get complete(): boolean {
		return !this.#forgotten;
	}
}
