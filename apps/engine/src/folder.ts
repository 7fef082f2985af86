import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Codecs, EventLog, LogRecord, Positions, ReadBatch, Transactor } from '@tideline/event-log';
import type { FolderEvents } from './events.ts';
import { type Book, type BookInput, badFact, createBook, decodeRecord, FOLD_TOPICS } from './fold/index.ts';
import { ACTIVITY_EVENTS_A_TICK, ActivityMeter } from './publish/activity.ts';
import { HistorySampler } from './publish/history.ts';
import { Outbox } from './publish/outbox.ts';
import { type Published, readPublished } from './publish/published.ts';

/** The id of the folder's transactions: a second folder fences the first. */
export const FOLDER_ID = 'folder';
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
	/** Called once, when everything that was in the log at the start is folded and published. */
	readonly onCaughtUp?: () => void;
}

/**
 * Folds the log from its start and publishes positions, cash, LCR, its history and the activity until the signal aborts.
 * @throws FencedError when another folder has taken over.
 */
export async function runFolder(deps: FolderDeps, signal: AbortSignal): Promise<void> {
	const transactor = await deps.log.openTransactor(FOLDER_ID);
	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	try {
		const published = await readPublished(deps.log, deps.codecs, either);
		const folder = new Folder(deps, published);
		// One that fails ends the other.
		const ending = <T>(work: Promise<T>) => work.finally(() => stop.abort());
		await Promise.all([ending(folder.read(either)), ending(folder.publishOnTicks(transactor, either))]);
	} finally {
		await transactor.close();
	}
}

class Folder {
	readonly #deps: FolderDeps;
	readonly #book: Book;
	readonly #history: HistorySampler;
	readonly #outbox: Outbox;
	readonly #meter: ActivityMeter;
	readonly #appended = new Set<string>();
	#positions: Positions = new Map();
	#live = false;
	#announced = false;
	#told = 0;
	#untold = 0;

	constructor(deps: FolderDeps, published: Published) {
		const { codecs, events, now } = deps;
		this.#deps = deps;
		this.#book = createBook({ onProblem: (item, error) => events.problem(item, error) });
		this.#history = new HistorySampler(published.historyUntil);
		this.#outbox = new Outbox({ book: this.#book, codecs, published, history: this.#history, now });
		this.#meter = new ActivityMeter(this.#book);
	}

	async read(signal: AbortSignal): Promise<void> {
		let window: LogRecord[] = [];
		for await (const batch of this.#deps.log.read({ topics: FOLD_TOPICS, from: 'start', signal })) {
			if (this.#live) {
				this.#applyLive(batch);
				continue;
			}
			window.push(...batch.records);
			if (!batch.caughtUp && window.length < CATCH_UP_WINDOW) continue;
			await this.#catchUp(window, signal);
			window = [];
			this.#positions = new Map(batch.positions);
			if (batch.caughtUp) this.#goLive();
		}
	}

	async publishOnTicks(transactor: Transactor, signal: AbortSignal): Promise<void> {
		for await (const _ of this.#deps.ticks(signal)) {
			if (signal.aborted) return;
			if (this.#live) await this.#publish(transactor);
		}
	}

	async #catchUp(records: LogRecord[], signal: AbortSignal): Promise<void> {
		records.sort((a, b) => a.timestamp - b.timestamp);
		for (let at = 0; at < records.length && !signal.aborted; at += SLICE) {
			for (const record of records.slice(at, at + SLICE)) this.#apply(record);
			if ((at + SLICE) % FLUSH_EVERY === 0) this.#book.flush();
			await yieldToOthers();
		}
	}

	#goLive(): void {
		this.#live = true;
		this.#outbox.compareAll();
		this.#meter.rebase();
		this.#deps.events.caughtUp(this.#book.sequence, this.#book.positionCount);
	}

	/** All of a batch or none of it stands between two ticks, so that `inputs` of a record say exactly what is in it. */
	#applyLive({ records, positions }: ReadBatch): void {
		for (const record of records) {
			const input = this.#apply(record);
			if (input !== null) this.#tell(input);
		}
		this.#positions = new Map(positions);
		this.#outbox.collect(this.#book.drain());
	}

	#apply(record: LogRecord): BookInput | null {
		const { codecs, events, now } = this.#deps;
		for (const point of this.#history.minutesOver(this.#book, record.timestamp)) this.#outbox.point(point);
		try {
			const input = decodeRecord(record, codecs);
			if (input !== null) this.#book.apply(input);
			events.folded();
			return input;
		} catch (error) {
			const { reason, path, message } = badFact(error);
			events.rejected(record, reason, path, message);
			const { topic, partition, offset, key, value, timestamp } = record;
			const where = { topic, partition, offset, key, value: value ?? new Uint8Array() };
			this.#outbox.rejected({ ...where, reason, path, message, position: null, receivedAt: timestamp, rejectedAt: now() });
			return null;
		}
	}

	#tell(input: BookInput): void {
		if (this.#told >= ACTIVITY_EVENTS_A_TICK) {
			this.#untold++;
			return;
		}
		this.#told++;
		const drained = this.#book.drain();
		this.#outbox.collect(drained);
		for (const activity of this.#meter.one(input, drained.entities)) this.#outbox.activity(activity);
	}

	async #publish(transactor: Transactor): Promise<void> {
		const { events, now } = this.#deps;
		if (this.#untold > 0) {
			const entityIds = this.#book.entities().map(({ entityId }) => entityId);
			for (const activity of this.#meter.many(this.#untold, entityIds)) this.#outbox.activity(activity);
		}
		this.#told = 0;
		this.#untold = 0;
		for (const event of this.#book.dueOverrideEvents(now())) {
			const name = `${event.overrideId}/${event.kind}`;
			if (this.#appended.has(name)) continue;
			this.#appended.add(name);
			this.#outbox.overrideEvent(event);
		}
		for (const records of this.#outbox.take(this.#positions)) {
			await transactor.commit({ records });
			events.published(records.length);
		}
		if (this.#announced) return;
		this.#announced = true;
		this.#deps.onCaughtUp?.();
	}
}
