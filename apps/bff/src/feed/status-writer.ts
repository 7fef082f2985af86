import type { FeedStatusRecord } from '@tideline/domain';
import type { Codec, EventLog } from '@tideline/event-log';

/** The topic of the status row. */
export const STATUS_TOPIC = 'control.status';

export interface StatusWriterDeps {
	readonly log: Pick<EventLog, 'append'>;
	readonly codec: Codec<FeedStatusRecord>;
	onFailed(error: unknown): void;
}

/** Writes the status row, one append at a time: of rows that come meanwhile only the newest is written. */
export class StatusWriter {
	readonly #deps: StatusWriterDeps;
	#next: FeedStatusRecord | null = null;
	#writing: Promise<void> | null = null;
	#closed = false;

	constructor(deps: StatusWriterDeps) {
		this.#deps = deps;
	}

	put(row: FeedStatusRecord): void {
		if (this.#closed) return;
		this.#next = row;
		this.#writing ??= this.#write();
	}

	/** Nothing is written any more once it resolves. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#writing;
	}

	async #write(): Promise<void> {
		const { log, codec, onFailed } = this.#deps;
		for (let row = this.#next; row !== null; row = this.#next) {
			this.#next = null;
			try {
				await log.append([{ topic: STATUS_TOPIC, key: row.view, value: codec.encode(row) }]);
			} catch (error) {
				// The row is what was true at its time; the next one says more.
				onFailed(error);
			}
		}
		this.#writing = null;
	}
}
