import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Attribution, LcrPoint } from '@tideline/domain';
import {
	type Codecs,
	type EventLog,
	type LogRecord,
	type NewRecord,
	type Positions,
	positionKey,
	type ReadBatch,
	type Share,
	schemaLearner,
	type Transactor,
} from '@tideline/event-log';
import { aborted } from './aborted.ts';
import type { Fact } from './attribution/fact-segments.ts';
import type { Movement } from './attribution/figures-watch.ts';
import { MeasuredFold } from './attribution/measured-fold.ts';
import type { Checkpoints } from './checkpoint/checkpoints.ts';
import type { Beginning, SavedFold } from './checkpoint/saved-fold.ts';
import { cutAt } from './cut.ts';
import type { FolderEvents } from './events.ts';
import { type Book, badFact, decodeRecord, FOLD_TOPICS } from './fold/index.ts';
import { keptLetter } from './kept-letter.ts';
import { sortByTime } from './order-of-time.ts';
import { ActivityTeller } from './publish/activity-teller.ts';
import { Closing } from './publish/closing.ts';
import { HistorySampler } from './publish/history.ts';
import { inputsOf, Outbox } from './publish/outbox.ts';
import { PUBLISHED_TOPICS, type Published } from './publish/published.ts';
import { Unpublished } from './publish/unpublished.ts';

/** Ten records a second and key at most. */
export const PUBLISH_EVERY_MS = 100;
/**
 * Records that are put in order of time together while catching up: topics are read in the order of append, in which a normalised trade
 * stands behind the payments of its minute, and the trend has one point a minute.
 */
const CATCH_UP_WINDOW = 200_000;
/** Records applied before others on the thread have their turn. */
const SLICE = 2_000;
/** Facts that wait at most to be summed up together: a holding that moves a hundred times meanwhile is valued once. */
const MOST_WAITING = 20_000;
/** The open minute of the attribution is told so often; a record of it takes the place of the one before. */
const TELL_OPEN_EVERY_MS = 1_000;

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
	/** Called once, when everything that was in the log at the start is folded and published, or another engine publishes it. */
	readonly onCaughtUp?: () => void;
}

/** What a folder that publishes has beside its book. */
interface Publishing {
	readonly transactor: Transactor;
	/** Its share of the group, by which nobody else publishes. */
	readonly share: Share;
	readonly outbox: Outbox;
	readonly activity: ActivityTeller;
}

/** One run of the fold: reads, applies and, once it is told to, publishes at every tick and keeps checkpoints. */
export class Folder {
	readonly #deps: FolderDeps;
	readonly #book: Book;
	readonly #before: Published;
	readonly #history: HistorySampler;
	readonly #unpublished: Unpublished;
	readonly #fold: MeasuredFold;
	readonly #closing: Closing;
	#openTold = Number.NEGATIVE_INFINITY;
	/** The record that is being read, among those that it came with. */
	#reading: { readonly records: readonly LogRecord[]; readonly place: number } = { records: [], place: 0 };
	/** Override events that have been appended, by override and kind. */
	readonly #appended = new Set<string>();
	#publishing: Publishing | null = null;
	#positions: Positions;
	/** Up to where the figures in the log are said to go. */
	#published: Positions = new Map();
	#isCaughtUp = false;
	#announced = false;
	/** Records folded since the start. */
	#folded = 0;
	/** Holds reading up while the book is saved. */
	#held: Promise<void> | null = null;
	/** Resolves with the next batch. */
	#progress = Promise.withResolvers<void>();

	constructor(deps: FolderDeps, before: Published, { book, positions, minute, attribution, closing }: Beginning) {
		this.#deps = deps;
		this.#book = book;
		this.#closing = new Closing(book, closing);
		this.#before = before;
		this.#positions = positions;
		this.#history = new HistorySampler({ until: before.historyUntil, shown: before.limitStates, minute });
		this.#unpublished = new Unpublished(before);
		const fold = {
			book,
			history: this.#history,
			apply: (fact: Fact) => this.#applyFact(fact),
			measured: (facts: readonly Fact[], movements: readonly Movement[]) => this.#publishing?.activity.measured(facts, movements),
			over: (points: readonly LcrPoint[], attributions: readonly Attribution[]) => this.#minuteOver(points, attributions),
		};
		this.#fold = new MeasuredFold(fold, attribution);
	}

	async read(signal: AbortSignal): Promise<void> {
		const { log, codecs } = this.#deps;
		const learnSchemas = schemaLearner(codecs);
		let window: LogRecord[] = [];
		for await (const batch of log.read({ topics: FOLD_TOPICS, from: this.#positions, signal })) {
			await learnSchemas(batch.records);
			if (this.#isCaughtUp) {
				await this.#held;
				this.#applyBatch(batch);
				continue;
			}
			window.push(...batch.records);
			if (!batch.caughtUp && window.length < CATCH_UP_WINDOW) continue;
			await this.#catchUp(window, signal);
			window = [];
			if (!signal.aborted) this.#advance(batch.positions, batch.caughtUp);
		}
	}

	/** Resolves when everything is folded that was in the log at the start, and everything up to the positions; or at the signal. */
	async hasFolded(positions: Positions, signal: AbortSignal): Promise<void> {
		const isBehind = () => !this.#isCaughtUp || [...positions].some(([place, position]) => (this.#positions.get(place) ?? 0) < position);
		while (!signal.aborted && isBehind()) await Promise.race([this.#progress.promise, aborted(signal)]);
	}

	/** Becomes the one that publishes: what has changed is compared with what stands in the topics, which nobody else writes any more. */
	publishFor(share: Share, transactor: Transactor): void {
		const { codecs, now, events } = this.#deps;
		const outbox = new Outbox({ book: this.#book, codecs, published: this.#before, history: this.#history, now });
		const activity = new ActivityTeller(this.#book, outbox);
		this.#publishing = { transactor, share, outbox, activity };
		this.#unpublished.moveTo(outbox);
		outbox.compare(this.#book.drain());
		events.caughtUp(this.#book.sequence, this.#book.positionCount);
	}

	async publishOnTicks(signal: AbortSignal): Promise<void> {
		for await (const _ of this.#deps.ticks(signal)) {
			if (signal.aborted || this.#publishing === null) return;
			await this.#publish(this.#publishing);
			if (this.#deps.checkpoints?.isDue(this.#folded)) await this.#keep(this.#publishing);
		}
	}

	/** Keeps the fold as it is at the end, everything of it published. */
	async keepLast(): Promise<void> {
		const { checkpoints } = this.#deps;
		// One that was being written is of a moment ago; a stop has no time for two.
		if ((await checkpoints?.settled()) || this.#publishing === null || !checkpoints?.isBehind(this.#folded)) return;
		await this.#keep(this.#publishing, { isLast: true });
		await checkpoints.settled();
	}

	async #catchUp(records: LogRecord[], signal: AbortSignal): Promise<void> {
		sortByTime(records);
		for (let at = 0; at < records.length && !signal.aborted; at += SLICE) {
			const end = Math.min(at + SLICE, records.length);
			for (let place = at; place < end; place++) this.#read(records, place);
			if (this.#fold.waiting >= MOST_WAITING) this.#fold.flush();
			await yieldToOthers();
		}
		if (!signal.aborted) this.#fold.flush();
	}

	/** All of a batch or none of it stands between two ticks, so that `inputs` of a record say exactly what is in it. */
	#applyBatch({ records, positions }: ReadBatch): void {
		for (let place = 0; place < records.length; place++) this.#read(records, place);
		this.#fold.flush();
		if (this.#publishing === null) this.#unpublished.prune();
		else this.#publishing.outbox.collect(this.#book.drain());
		this.#advance(positions, true);
	}

	#advance(positions: Positions, isCaughtUp: boolean): void {
		this.#positions = new Map(positions);
		this.#isCaughtUp = isCaughtUp;
		this.#progress.resolve();
		this.#progress = Promise.withResolvers();
	}

	/** Takes a record into the fold; at the latest when what waits there is flushed it is in the book. */
	#read(records: readonly LogRecord[], place: number): void {
		const { codecs, events } = this.#deps;
		const record = records[place] as LogRecord;
		this.#reading = { records, place };
		this.#folded++;
		try {
			const input = decodeRecord(record, codecs);
			if (input === null) events.folded();
			else if (this.#publishing?.activity.hasRoom) this.#fold.alone({ input, record });
			else this.#fold.together({ input, record });
		} catch (error) {
			this.#reject(record, error);
		}
	}

	#applyFact({ input, record }: Fact): boolean {
		try {
			// A business day is never put off, so that what is being read says how far the log has been folded before it.
			const { records, place } = this.#reading;
			const inputs = () => inputsOf(cutAt(this.#positions, records, place) ?? new Map());
			const closed = this.#closing.apply(input, inputs, () => this.#book.apply(input, record.timestamp));
			for (const day of closed) this.#speaker.closed(day);
			this.#deps.events.folded();
			return true;
		} catch (error) {
			this.#reject(record, error);
			return false;
		}
	}

	#reject(record: LogRecord, error: unknown): void {
		const { events, now } = this.#deps;
		const { reason, path, message } = badFact(error);
		events.rejected(record, reason, path, message);
		const { topic, partition, offset, key, value, timestamp } = record;
		const where = { topic, partition, offset, key, value: value ?? new Uint8Array() };
		const letter = { ...where, reason, path, message, position: null, receivedAt: timestamp, rejectedAt: now(), replayOf: null };
		this.#speaker.rejected(keptLetter(letter));
	}

	#minuteOver(points: readonly LcrPoint[], attributions: readonly Attribution[]): void {
		// A point in the log says that what moved the ratio up to it is there too.
		for (const attribution of attributions) this.#speaker.attribution(attribution);
		for (const point of points) this.#speaker.point(point);
	}

	/** Who hears what is to be published. */
	get #speaker(): Outbox | Unpublished {
		return this.#publishing?.outbox ?? this.#unpublished;
	}

	#tellOpenMinute(outbox: Outbox): void {
		const now = this.#deps.now();
		if (Math.abs(now - this.#openTold) < TELL_OPEN_EVERY_MS) return;
		this.#openTold = now;
		for (const attribution of this.#fold.takeOpen()) outbox.attribution(attribution);
	}

	async #publish(publishing: Publishing): Promise<void> {
		const { events } = this.#deps;
		const { transactor, outbox, activity } = publishing;
		activity.rest();
		this.#tellOpenMinute(outbox);
		this.#appendDueEvents(outbox);
		const folded = this.#positions;
		const transactions = outbox.take(folded);
		const last = transactions.pop() ?? [];
		for (const records of transactions) {
			await transactor.commit({ records });
			events.published(records.length);
		}
		await this.#publishUpTo(publishing, last, folded);
		if (this.#announced) return;
		this.#announced = true;
		this.#deps.onCaughtUp?.();
	}

	/** With the last records of a tick stands how far the figures go, which they do not say themselves where nothing about them has changed. */
	async #publishUpTo({ transactor, share }: Publishing, records: NewRecord[], folded: Positions): Promise<void> {
		const positions = new Map([...folded].filter(([name, position]) => position !== this.#published.get(name)));
		if (records.length + positions.size === 0) return;
		await transactor.commit({ records, group: share, positions });
		this.#published = folded;
		this.#deps.events.published(records.length);
	}

	/** Each once: until it has been read, the book goes on saying that it is due. */
	#appendDueEvents(outbox: Outbox): void {
		for (const event of this.#book.dueOverrideEvents(this.#deps.now())) {
			const name = `${event.overrideId}/${event.kind}`;
			if (this.#appended.has(name)) continue;
			this.#appended.add(name);
			outbox.overrideEvent(event);
		}
	}

	/**
	 * Saves the book at a moment when everything in it has been published and nothing is being read: then nothing that waits can be lost
	 * with a kill or come twice after it. It is written while the fold goes on.
	 */
	async #keep(publishing: Publishing, options = { isLast: false }): Promise<void> {
		const { log, checkpoints } = this.#deps;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#held = promise;
		try {
			await this.#publish(publishing);
			const ends = await log.ends(PUBLISHED_TOPICS);
			if (!publishing.outbox.isEmpty) return;
			const published = new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high]));
			void checkpoints?.write(this.#save(publishing.outbox), { positions: this.#positions, published }, this.#folded, options);
		} finally {
			this.#held = null;
			resolve();
		}
	}

	#save(outbox: Outbox): SavedFold {
		const { until, minute } = this.#history;
		const [book, attribution, closing] = [this.#book.save(), this.#fold.save(), this.#closing.save()];
		return { book, outbox: outbox.save(), historyUntil: new Map(until), minute, attribution, closing };
	}
}
