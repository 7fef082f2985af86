import { PositionOutOfRangeError } from '../../errors.ts';
import { KafkaConnection } from '../connection.ts';
import { failureOf } from '../failure.ts';
import type { KafkaOptions } from '../options.ts';
import { ERROR, isPassing, KafkaProtocolError } from '../protocol/error-code.ts';
import { type FetchedPartition, fetchCall } from '../protocol/fetch.ts';
import { committedRecords } from './committed-records.ts';
import { EARLIEST, LATEST, listOffsets } from './list-offsets.ts';
import type { PartitionFeed } from './partition-feed.ts';

/** What a reader holds ahead, over all partitions. */
const MAX_BUFFERED_BYTES = 32 * 1024 * 1024;
const MIN_BUFFERED_BYTES = 64 * 1024;
const MAX_PARTITION_BYTES = 1024 * 1024;
const MAX_FETCH_BYTES = 8 * 1024 * 1024;
/** A fetch that leaves full partitions out ends soon, so that they get on when they have been read. */
const SHORT_WAIT_MS = 10;
const RETRY_WAIT_MS = 100;
const NOBODY = -1;

export interface FetcherHooks {
	/** Something has come. */
	onProgress(): void;
	/** Cannot go on. */
	onError(error: unknown): void;
}

/**
 * Keeps the feeds of one reader filled, with one fetch at a time to each leader, on connections of its own: a broker answers the requests
 * of a connection in order, so a waiting fetch would hold up any other.
 */
export class Fetcher {
	readonly #options: KafkaOptions;
	readonly #feeds: readonly PartitionFeed[];
	readonly #hooks: FetcherHooks;
	readonly #maxBuffered: number;
	readonly #busy = new Set<number>();
	#connection: KafkaConnection;
	#closed = false;
	/** When a broker last answered. */
	#lastAnswer: number;
	#watchdog: NodeJS.Timeout | null = null;

	constructor(options: KafkaOptions, connection: KafkaConnection, feeds: readonly PartitionFeed[], hooks: FetcherHooks) {
		this.#options = options;
		this.#connection = connection;
		this.#feeds = feeds;
		this.#hooks = hooks;
		this.#maxBuffered = Math.max(MIN_BUFFERED_BYTES, MAX_BUFFERED_BYTES / Math.max(1, feeds.length));
		this.#lastAnswer = options.now();
	}

	start(): void {
		const stallMs = this.#options.config.KAFKA_READER_STALL_MS;
		this.#watchdog = setInterval(() => this.#watch(stallMs), Math.ceil(stallMs / 4));
		this.pump();
	}

	/** Sends a fetch to every leader that has none and leads a partition with room. */
	pump(): void {
		if (this.#closed) return;
		for (const [leader, feeds] of this.#connection.byLeader(this.#feeds)) {
			if (this.#busy.has(leader)) continue;
			const hungry = feeds.filter(({ bufferedBytes }) => bufferedBytes < this.#maxBuffered);
			if (hungry.length === 0) continue;
			this.#busy.add(leader);
			void this.#fetch(this.#connection, leader, hungry, hungry.length < feeds.length).finally(() => {
				this.#busy.delete(leader);
				this.pump();
			});
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		if (this.#watchdog !== null) clearInterval(this.#watchdog);
		await this.#connection.close();
	}

	async #fetch(connection: KafkaConnection, leader: number, feeds: readonly PartitionFeed[], partial: boolean): Promise<void> {
		try {
			if (leader === NOBODY) throw new KafkaProtocolError(5, 'a partition has no leader');
			const answers = await connection.send(
				leader,
				fetchCall({
					maxWaitMs: partial ? SHORT_WAIT_MS : this.#options.config.KAFKA_FETCH_WAIT_MS,
					maxBytes: MAX_FETCH_BYTES,
					partitions: feeds.map(({ topic, partition, fetchOffset }) => ({
						topic,
						partition,
						offset: fetchOffset,
						maxBytes: MAX_PARTITION_BYTES,
					})),
				}),
			);
			if (this.#closed || connection !== this.#connection) return;
			this.#lastAnswer = this.#options.now();
			await this.#take(feeds, answers);
			this.#hooks.onProgress();
		} catch (error) {
			if (this.#closed || connection !== this.#connection) return;
			await this.#recover(feeds, error);
		}
	}

	async #take(feeds: readonly PartitionFeed[], answers: readonly FetchedPartition[]): Promise<void> {
		const byKey = new Map(feeds.map((feed) => [`${feed.topic}/${feed.partition}`, feed]));
		let failed: unknown = null;
		for (const answer of answers) {
			const feed = byKey.get(`${answer.topic}/${answer.partition}`);
			if (feed === undefined) continue;
			if (answer.errorCode === 0) {
				const { records, nextOffset } = await committedRecords(answer, feed.name, feed.fetchOffset, feed.appendTime);
				feed.add(records, nextOffset, answer.lastStableOffset, this.#options.now());
			} else if (answer.errorCode === ERROR.OFFSET_OUT_OF_RANGE) await this.#moveInto(feed);
			else {
				feed.failing = true;
				failed = new KafkaProtocolError(answer.errorCode, `reading ${feed.topic}/${feed.partition}`);
			}
		}
		if (failed !== null) throw failed;
	}

	/** Retention has overtaken the feed. @throws PositionOutOfRangeError when it is past the end instead. */
	async #moveInto(feed: PartitionFeed): Promise<void> {
		const [low] = await listOffsets(this.#connection, [feed], EARLIEST);
		const [high] = await listOffsets(this.#connection, [feed], LATEST);
		if (high !== undefined && feed.fetchOffset > high) throw new PositionOutOfRangeError(feed.name, feed.partition, feed.fetchOffset, high);
		if (low !== undefined) feed.add([], Math.max(low, feed.fetchOffset), low, this.#options.now());
	}

	async #recover(feeds: readonly PartitionFeed[], error: unknown): Promise<void> {
		const passing = error instanceof KafkaProtocolError ? isPassing(error.code) : failureOf(error) === 'passing';
		if (!passing) {
			this.#closed = true;
			this.#hooks.onError(error);
			return;
		}
		for (const feed of feeds) feed.failing = true;
		this.#options.events.retrying('reading', 1, error);
		this.#hooks.onProgress();
		await new Promise((resolve) => setTimeout(resolve, RETRY_WAIT_MS));
		await this.#connection.refresh().catch(() => undefined);
	}

	/** A client library whose sockets hang without an error is thrown away whole. */
	#watch(stallMs: number): void {
		const silentMs = this.#options.now() - this.#lastAnswer;
		if (silentMs < stallMs || this.#feeds.every(({ bufferedBytes }) => bufferedBytes >= this.#maxBuffered)) return;
		this.#options.events.readerStalled([...new Set(this.#feeds.map(({ name }) => name))], silentMs);
		this.#lastAnswer = this.#options.now();
		const old = this.#connection;
		const fresh = new KafkaConnection(this.#options);
		this.#connection = fresh;
		void old.close().catch(() => undefined);
		void fresh.know([...new Set(this.#feeds.map(({ topic }) => topic))]).then(
			() => {
				this.#busy.clear();
				this.pump();
			},
			(error) => this.#hooks.onError(error),
		);
	}
}
