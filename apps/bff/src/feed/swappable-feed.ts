import { type FeedStatusRecord, MAX_SWAP_STEPS } from '@tideline/domain';
import { type Codecs, type EventLog, positionKey, recordsLeftByTopic } from '@tideline/event-log';
import type { Clock } from '../clock.ts';
import type { Events } from '../events.ts';
import type { Projection } from '../project/projection.ts';
import { type FeedSettings, INITIAL_FEED, sameSettings, settingsOf } from './feed-settings.ts';
import type { FeedStatus, SwapStep } from './feed-status.ts';
import { JoinedFeed } from './joined-feed.ts';
import { lastStatus } from './last-status.ts';
import { FeedOrchestrator } from './orchestrator.ts';
import { StatusWriter } from './status-writer.ts';
import { foldSwaps } from './swap-record.ts';
import { endsOf } from './topic-ends.ts';

/** The topic of what operators ask for. */
export const CONTROL_TOPIC = 'control';
/** The view that the one status row is about. */
const VIEW = 'positions';

export interface SwappableFeedDeps {
	readonly log: EventLog;
	readonly codecs: Codecs;
	readonly clock: Clock;
	readonly events: Events;
	readonly projection: Projection;
	/** Ends it. */
	readonly signal: AbortSignal;
}

/** The positions that the pages show: the generation that `control` asks for, its status in the log, as a stream and in the metrics. */
export class SwappableFeed {
	readonly #deps: SwappableFeedDeps;
	readonly #writer: StatusWriter;
	readonly #failed = Promise.withResolvers<never>();
	readonly #started = Promise.withResolvers<void>();
	#orchestrator: FeedOrchestrator<JoinedFeed> | null = null;
	#shown: JoinedFeed | null = null;
	#records = 0;
	/** Offset of the next record of `control`, and of the first that is neither shown nor refused. */
	#nextOffset = 0;
	#settledOffset = 0;
	#steps: readonly SwapStep[] = [];
	#waiting: { offset: number; resolve(): void }[] = [];

	constructor(deps: SwappableFeedDeps) {
		const { log, codecs, events } = deps;
		this.#deps = deps;
		this.#writer = new StatusWriter({ log, codec: codecs.feedStatus, onFailed: events.feedStatusFailed });
		this.#failed.promise.catch(() => undefined);
		this.#started.promise.catch(() => undefined);
	}

	/** Resolves when the first generation is shown, or the signal has ended it before. */
	get started(): Promise<void> {
		return this.#started.promise;
	}

	/** What the pages show. */
	get shown(): JoinedFeed | null {
		return this.#shown;
	}

	get status(): FeedStatus | null {
		return this.#orchestrator?.status ?? null;
	}

	/** Records read of every generation. */
	get records(): number {
		return this.#records;
	}

	/** Records of each topic of the shown generation that it has not read yet; those of the initial feed's while there is none. */
	async behind(): Promise<Record<string, number>> {
		const { positionsTopic, accountsTopic } = this.#shown?.settings ?? INITIAL_FEED;
		return recordsLeftByTopic(await endsOf(this.#deps.log, [positionsTopic, accountsTopic]), this.#shown?.positions ?? new Map());
	}

	/** Resolves once a record of `control` has been taken in, or when it ends. */
	applied(offset: number): Promise<void> {
		if (this.#nextOffset > offset || this.#deps.signal.aborted) return Promise.resolve();
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#waiting.push({ offset, resolve });
		return promise;
	}

	/** Resolves when the signal ends it. @throws when the log cannot be read, or not even the initial feed be shown */
	async run(): Promise<void> {
		const { signal } = this.#deps;
		const end = Promise.withResolvers<void>();
		signal.addEventListener('abort', () => end.resolve(), { once: true });
		try {
			await Promise.race([this.#follow(), this.#failed.promise, end.promise]);
		} catch (error) {
			if (!signal.aborted) {
				this.#started.reject(error);
				throw error;
			}
		} finally {
			await this.#writer.close();
			this.#orchestrator?.close();
			this.#started.resolve();
			this.#release(Number.POSITIVE_INFINITY);
		}
	}

	/** Folds what `control` holds, shows what it comes to, and follows what comes. */
	async #follow(): Promise<void> {
		const { log, codecs, signal } = this.#deps;
		const last = await lastStatus(log, codecs.feedStatus, VIEW, signal);
		const [end] = await log.ends([CONTROL_TOPIC]);
		const from = Math.min(Math.max(last?.settledOffset ?? 0, end?.low ?? 0), end?.high ?? 0);
		this.#steps = last?.steps ?? [];
		this.#nextOffset = from;
		this.#settledOffset = from;
		const values: (Uint8Array | null)[] = [];
		const positions = new Map([[positionKey(CONTROL_TOPIC, 0), from]]);
		for await (const { records, caughtUp } of log.read({ topics: [CONTROL_TOPIC], from: positions, signal })) {
			for (const { value, offset } of records) {
				this.#nextOffset = offset + 1;
				if (this.#orchestrator === null) values.push(value);
				// Not waited for: a record that comes while a generation is built supersedes it.
				else void this.#orchestrator.apply(value);
				this.#release(offset);
			}
			if (caughtUp && this.#orchestrator === null) await this.#start(last, foldSwaps(settingsOf(last ?? INITIAL_FEED), values));
		}
	}

	#release(offset: number): void {
		const done = this.#waiting.filter((one) => one.offset <= offset);
		this.#waiting = this.#waiting.filter((one) => one.offset > offset);
		for (const { resolve } of done) resolve();
	}

	async #start(last: FeedStatusRecord | null, asked: FeedSettings): Promise<void> {
		const { clock } = this.#deps;
		this.#orchestrator = new FeedOrchestrator<JoinedFeed>(
			{
				build: (settings, _number, signal, onLeft) => this.#build(settings, signal, onLeft),
				publish: (feed) => this.#publish(feed),
				now: clock.now,
				after: clock.after,
				onStep: (step) => this.#onStep(step),
				onStatus: (status) => this.#onStatus(status),
				onProgress: (status) => this.#put(status),
			},
			{ settings: asked, generation: last?.generation ?? 0 },
		);
		const fallbacks = last === null || sameSettings(last, INITIAL_FEED) ? [INITIAL_FEED] : [last, INITIAL_FEED];
		await this.#orchestrator.start(fallbacks.map(settingsOf).filter((settings) => !sameSettings(settings, asked)));
		this.#started.resolve();
	}

	async #build(settings: FeedSettings, signal: AbortSignal, onLeft: (records: number) => void): Promise<JoinedFeed> {
		const { log, codecs, events } = this.#deps;
		const feed = await JoinedFeed.open(
			settings,
			{
				log,
				position: codecs.position,
				onBadRecord: ({ topic, partition, offset }, error) => events.badRecord({ topic, partition, offset }, error),
				onRead: (topic, count) => {
					this.#records += count;
					events.recordsRead(topic, count);
				},
				onLeft,
				// What lingers or is closed already is of no consequence any more.
				onFailed: (error) => feed === this.#shown && this.#failed.reject(error),
			},
			signal,
		);
		return feed;
	}

	/** One step: no tick comes between, so that every stream goes from all of the one generation to all of the other. */
	#publish(feed: JoinedFeed): void {
		const { projection } = this.#deps;
		this.#shown?.view.follow(() => undefined);
		projection.showPositions(feed.view);
		feed.view.follow((key, row) => projection.putPosition(key, row));
		this.#shown = feed;
	}

	#onStep(step: SwapStep): void {
		this.#steps = [...this.#steps, step].slice(-MAX_SWAP_STEPS);
		this.#deps.events.swapStep(step);
	}

	#onStatus(status: FeedStatus): void {
		// What is being built would be lost by a crash: its records are read again then.
		if (status.phase === 'IDLE') this.#settledOffset = this.#nextOffset;
		this.#deps.events.feedStatus(status);
		this.#writer.put(this.#put(status));
	}

	#put(status: FeedStatus): FeedStatusRecord {
		const { projection, clock } = this.#deps;
		const row: FeedStatusRecord = { view: VIEW, ...status, settledOffset: this.#settledOffset, steps: [...this.#steps] };
		projection.tables.putControl(row, clock.now());
		return row;
	}
}
