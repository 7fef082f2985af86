import { LINGER_MS, MAX_LINGERING } from '@tideline/domain';

interface Closable {
	close(): void;
}

export interface LingeringDeps {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Calls `body` once after so many milliseconds, unless the returned function is called before. */
	after(milliseconds: number, body: () => void): () => void;
	onClosed(number: number, name: string, lingeredMs: number): void;
}

interface Entry {
	readonly generation: Closable;
	readonly name: string;
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

	/** `name`: what it showed, in words. */
	add(generation: Closable, number: number, name: string): void {
		const cancel = this.#deps.after(LINGER_MS, () => this.#close(number));
		this.#entries.set(number, { generation, name, since: this.#deps.now(), cancel });
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
		this.#deps.onClosed(number, entry.name, this.#deps.now() - entry.since);
	}
}
