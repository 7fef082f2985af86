/** How long a generation that was replaced stays open: what began on it may end on it. */
export const LINGER_MS = 8_000;
/** Generations that linger at most; one more closes the oldest at once. */
const MAX_LINGERING = 2;

interface Closable {
	close(): void;
}

export interface LingeringDeps {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Calls `body` once after so many milliseconds, unless the returned function is called before. */
	after(milliseconds: number, body: () => void): () => void;
	onClosed(number: number, lingeredMs: number): void;
}

interface Entry {
	readonly generation: Closable;
	readonly number: number;
	readonly since: number;
	readonly cancel: () => void;
}

/** Generations that have been replaced and wait for their end; each is closed once. */
export class Lingering {
	readonly #entries = new Map<number, Entry>();
	readonly #deps: LingeringDeps;

	constructor(deps: LingeringDeps) {
		this.#deps = deps;
	}

	get size(): number {
		return this.#entries.size;
	}

	add(generation: Closable, number: number): void {
		const cancel = this.#deps.after(LINGER_MS, () => this.#close(number));
		this.#entries.set(number, { generation, number, since: this.#deps.now(), cancel });
		const [oldest] = this.#entries.keys();
		if (this.#entries.size > MAX_LINGERING && oldest !== undefined) this.#close(oldest);
	}

	closeAll(): void {
		for (const number of [...this.#entries.keys()]) this.#close(number);
	}

	#close(number: number): void {
		const entry = this.#entries.get(number);
		if (entry === undefined) return;
		this.#entries.delete(number);
		entry.cancel();
		entry.generation.close();
		this.#deps.onClosed(number, this.#deps.now() - entry.since);
	}
}
