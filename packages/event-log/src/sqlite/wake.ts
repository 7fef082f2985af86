import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';
import type { Database } from './database.ts';

/** How soon a commit of another process is seen at the latest. */
const POLL_MS = 10;

/**
 * Tells waiting readers that there is something new: at once inside this process (all worker threads that have the same file open), by a
 * look at `PRAGMA data_version`, which costs microseconds, every 10 ms for other processes.
 */
export class Wake {
	readonly #database: Database;
	readonly #channel: BroadcastChannel | null;
	readonly #waiting = new Set<() => void>();
	#seenVersion: number;
	#timer: NodeJS.Timeout | null = null;
	#announcing = false;

	constructor(database: Database) {
		this.#database = database;
		this.#seenVersion = database.version();
		this.#channel = database.path === ':memory:' ? null : new BroadcastChannel(`tideline-log:${realpathSync(database.path)}`);
		if (this.#channel === null) return;
		this.#channel.onmessage = () => this.#wakeAll();
		// A log that nobody reads must not keep a process alive.
		this.#channel.unref();
	}

	/** After a commit of this log. */
	announce(): void {
		this.#wakeAll();
		if (this.#channel === null || this.#announcing) return;
		this.#announcing = true;
		// One message a turn of the event loop, however many commits it had.
		setImmediate(() => this.#post());
	}

	/** Posts what is pending, once. */
	#post(): void {
		if (!this.#announcing) return;
		this.#announcing = false;
		this.#channel?.postMessage(null);
	}

	/** Resolves at the next commit, at the signal, or when the log closes. */
	next(signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				this.#waiting.delete(done);
				signal.removeEventListener('abort', done);
				if (this.#waiting.size === 0) this.#stopPolling();
				resolve();
			};
			this.#waiting.add(done);
			signal.addEventListener('abort', done, { once: true });
			if (signal.aborted) done();
			else this.#timer ??= this.#channel === null ? null : setInterval(() => this.#poll(), POLL_MS);
		});
	}

	close(): void {
		this.#wakeAll();
		this.#stopPolling();
		this.#post();
		this.#channel?.close();
	}

	#poll(): void {
		const version = this.#database.version();
		if (version === this.#seenVersion) return;
		this.#seenVersion = version;
		this.#wakeAll();
	}

	#stopPolling(): void {
		if (this.#timer !== null) clearInterval(this.#timer);
		this.#timer = null;
	}

	#wakeAll(): void {
		for (const wake of [...this.#waiting]) wake();
	}
}
