/** What keyed values were before their latest changes, so that a reader who is ahead can look back; past its limit the oldest are forgotten. */
export class RecentChanges<At, Value> {
	readonly #limit: number;
	readonly #changes: { readonly at: At; readonly key: string; readonly before: Value | null }[] = [];
	#oldest = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** A value has changed; `before`: what it was, null when there was none. */
	note(at: At, key: string, before: Value | null): void {
		const change = { at, key, before };
		if (this.#changes.length < this.#limit) {
			this.#changes.push(change);
			return;
		}
		this.#changes[this.#oldest] = change;
		this.#oldest = (this.#oldest + 1) % this.#limit;
	}

	/** What the keys that have changed since were before the first change that `isLater`; null: there was nothing. */
	before(isLater: (at: At) => boolean): Map<string, Value | null> {
		const found = new Map<string, Value | null>();
		const { length } = this.#changes;
		for (let back = 1; back <= length; back++) {
			const change = this.#changes[(this.#oldest + length - back) % length];
			if (change !== undefined && isLater(change.at)) found.set(change.key, change.before);
		}
		return found;
	}
}
