import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
	type Codecs,
	type EventLog,
	FOLDER_GROUP,
	type LogRecord,
	type NewRecord,
	type Positions,
	positionKey,
	type ReadBatch,
	schemaLearner,
	type Transactor,
} from '@tideline/event-log';
import type { Checkpoints } from './checkpoint/checkpoints.ts';
import type { Beginning, SavedFold } from './checkpoint/saved-fold.ts';
import type { FolderEvents } from './events.ts';
import { type Book, type BookInput, badFact, decodeRecord, FOLD_TOPICS } from './fold/index.ts';
import { sortByTime } from './order-of-time.ts';
import { ActivityTeller } from './publish/activity-teller.ts';
import { HistorySampler } from './publish/history.ts';
import { Outbox } from './publish/outbox.ts';
import { PUBLISHED_TOPICS, type Published } from './publish/published.ts';

/** Ten records a second and key at most. */
export const PUBLISH_EVERY_MS = 100;
/**
 * Records that are put in order of time together while catching up: topics are read in the order of append, in which a normalised trade
 * stands behind the payments of its minute, and the trend has one point a minute.
 */
const CATCH_UP_WINDOW = 200_000;
/** Records applied before others on the thread have their turn. */
const SLICE = 2_000;
/** Records between two summings-up while catching up: a holding that moves a hundred times meanwhile is valued once. Bounds what waits. */
const FLUSH_EVERY = 20_000;

export interface FolderDeps {
	readonly log: EventLog;
	readonly codecs: Codecs;
	readonly events: FolderEvents;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** A beat every `PUBLISH_EVERY_MS` until the signal aborts. */
	readonly ticks: (signal: AbortSignal) => AsyncIterable<unknown>;
	/** What the fold goes on from after a restart; without them it begins at the start of the log. */
	readonly checkpoints?: Checkpoints;
	/** Resolves when the log may be folded; `goesOn`: from a checkpoint. */
	readonly untilReadable?: (goesOn: boolean, signal: AbortSignal) => Promise<void>;
	/** Called once, when everything that was in the log at the start is folded and published. */
	readonly onCaughtUp?: () => void;
}

/** One run of the fold: reads, applies, publishes at every tick, keeps checkpoints. */
export class Folder {
	readonly #deps: FolderDeps;
	readonly #book: Book;
	readonly #history: HistorySampler;
	readonly #outbox: Outbox;
	readonly #activity: ActivityTeller;
	/** Override events that have been appended, by override and kind. */
	readonly #appended = new Set<string>();
	#positions: Positions;
	/** Up to where the figures in the log are said to go. */
	#published: Positions = new Map();
	#live = false;
	#announced = false;
	/** Records folded since the start. */
	#folded = 0;
	/** Holds reading up while the book is saved. */
	#held: Promise<void> | null = null;

	constructor(deps: FolderDeps, published: Published, { book, positions, minute }: Beginning) {
		const { codecs, now } = deps;
		this.#deps = deps;
		this.#book = book;
		this.#positions = positions;
		this.#history = new HistorySampler({ until: published.historyUntil, shown: published.limitStates, minute });
		this.#outbox = new Outbox({ book, codecs, published, history: this.#history, now });
		this.#activity = new ActivityTeller(book, this.#outbox);
	}

	async read(signal: AbortSignal): Promise<void> {
		const { log, codecs } = this.#deps;
		const learnSchemas = schemaLearner(codecs);
		let window: LogRecord[] = [];
		for await (const batch of log.read({ topics: FOLD_TOPICS, from: this.#positions, signal })) {
			await learnSchemas(batch.records);
			if (this.#live) {
				await this.#held;
				this.#applyLive(batch);
				continue;
			}
			window.push(...batch.records);
			if (!batch.caughtUp && window.length < CATCH_UP_WINDOW) continue;
			await this.#catchUp(window, signal);
			window = [];
			this.#positions = new Map(batch.positions);
			if (batch.caughtUp && !signal.aborted) this.#goLive();
		}
	}

	async publishOnTicks(transactor: Transactor, signal: AbortSignal): Promise<void> {
		for await (const _ of this.#deps.ticks(signal)) {
			if (signal.aborted) return;
			if (!this.#live) continue;
			await this.#publish(transactor);
			if (this.#deps.checkpoints?.isDue(this.#folded)) await this.#keep(transactor);
		}
	}

	/** Keeps the fold as it is at the end, everything of it published. */
	async keepLast(transactor: Transactor): Promise<void> {
		const { checkpoints } = this.#deps;
		// One that was being written is of a moment ago; a stop has no time for two.
		if ((await checkpoints?.settled()) || !this.#live || !checkpoints?.isBehind(this.#folded)) return;
		await this.#keep(transactor, { isLast: true });
		await checkpoints.settled();
	}

	async #catchUp(records: LogRecord[], signal: AbortSignal): Promise<void> {
		sortByTime(records);
		for (let at = 0; at < records.length && !signal.aborted; at += SLICE) {
			for (const record of records.slice(at, at + SLICE)) this.#apply(record);
			if ((at + SLICE) % FLUSH_EVERY === 0) this.#book.flush();
			await yieldToOthers();
		}
	}

	#goLive(): void {
		this.#live = true;
		this.#outbox.compare(this.#book.drain());
		this.#activity.rebase();
		this.#deps.events.caughtUp(this.#book.sequence, this.#book.positionCount);
	}

	/** All of a batch or none of it stands between two ticks, so that `inputs` of a record say exactly what is in it. */
	#applyLive({ records, positions }: ReadBatch): void {
		for (const record of records) {
			const input = this.#apply(record);
			if (input !== null) this.#activity.one(input);
		}
		this.#positions = new Map(positions);
		this.#outbox.collect(this.#book.drain());
	}

	#apply(record: LogRecord): BookInput | null {
		const { codecs, events, now } = this.#deps;
		this.#folded++;
		for (const point of this.#history.minutesOver(this.#book, record.timestamp)) this.#outbox.point(point);
		try {
			const input = decodeRecord(record, codecs);
			if (input !== null) this.#book.apply(input, record.timestamp);
			events.folded();
			return input;
		} catch (error) {
			const { reason, path, message } = badFact(error);
			events.rejected(record, reason, path, message);
			const { topic, partition, offset, key, value, timestamp } = record;
			const where = { topic, partition, offset, key, value: value ?? new Uint8Array() };
			this.#outbox.rejected({ ...where, reason, path, message, position: null, receivedAt: timestamp, rejectedAt: now(), replayOf: null });
			return null;
		}
	}

	async #publish(transactor: Transactor): Promise<void> {
		const { events } = this.#deps;
		this.#activity.rest();
		this.#appendDueEvents();
		const folded = this.#positions;
		const transactions = this.#outbox.take(folded);
		const last = transactions.pop() ?? [];
		for (const records of transactions) {
			await transactor.commit({ records });
			events.published(records.length);
		}
		await this.#publishUpTo(transactor, last, folded);
		if (this.#announced) return;
		this.#announced = true;
		this.#deps.onCaughtUp?.();
	}

	/** With the last records of a tick stands how far the figures go, which they do not say themselves where nothing about them has changed. */
	async #publishUpTo(transactor: Transactor, records: NewRecord[], folded: Positions): Promise<void> {
		const positions = new Map([...folded].filter(([name, position]) => position !== this.#published.get(name)));
		if (records.length + positions.size === 0) return;
		await transactor.commit({ records, group: FOLDER_GROUP, positions });
		this.#published = folded;
		this.#deps.events.published(records.length);
	}

	/** Each once: until it has been read, the book goes on saying that it is due. */
	#appendDueEvents(): void {
		for (const event of this.#book.dueOverrideEvents(this.#deps.now())) {
			const name = `${event.overrideId}/${event.kind}`;
			if (this.#appended.has(name)) continue;
			this.#appended.add(name);
			this.#outbox.overrideEvent(event);
		}
	}

	/**
	 * Saves the book at a moment when everything in it has been published and nothing is being read: then nothing that waits can be lost
	 * with a kill or come twice after it. It is written while the fold goes on.
	 */
	async #keep(transactor: Transactor, options = { isLast: false }): Promise<void> {
		const { log, checkpoints } = this.#deps;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#held = promise;
		try {
			await this.#publish(transactor);
			const ends = await log.ends(PUBLISHED_TOPICS);
			if (!this.#outbox.isEmpty) return;
			const published = new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high]));
			void checkpoints?.write(this.#save(), { positions: this.#positions, published }, this.#folded, options);
		} finally {
			this.#held = null;
			resolve();
		}
	}

	#save(): SavedFold {
		const { until, minute } = this.#history;
		return { book: this.#book.save(), outbox: this.#outbox.save(), historyUntil: new Map(until), minute };
	}
}
