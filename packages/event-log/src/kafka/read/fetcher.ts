import { PositionOutOfRangeError } from '../../errors.ts';
import { KafkaConnection } from '../connection.ts';
import { explained, failureOf } from '../failure.ts';
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
const LEADER_NOT_AVAILABLE = 5;

/** Connections and what is under way on them; the watchdog replaces them as a whole. */
interface Session {
	connection: KafkaConnection;
	/** Leaders that a fetch is under way to. */
	busy: Set<number>;
	/** Knows who leads what. */
	ready: boolean;
}

interface Asked {
	feed: PartitionFeed;
	/** From where, when it was asked. */
	offset: number;
}

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
	#session: Session;
	#closed = false;
	/** In a row. */
	#failures = 0;
	/** When a broker last answered. */
	#lastAnswer: number;
	#watchdog: NodeJS.Timeout | null = null;

	constructor(options: KafkaOptions, connection: KafkaConnection, feeds: readonly PartitionFeed[], hooks: FetcherHooks) {
		this.#options = options;
		this.#session = { connection, busy: new Set(), ready: true };
		this.#feeds = feeds;
		this.#hooks = hooks;
		this.#maxBuffered = Math.max(MIN_BUFFERED_BYTES, MAX_BUFFERED_BYTES / Math.max(1, feeds.length));
		this.#lastAnswer = options.elapsed();
	}

	start(): void {
		const stallMs = this.#options.config.KAFKA_READER_STALL_MS;
		this.#watchdog = setInterval(() => this.#watch(stallMs), Math.ceil(stallMs / 4));
		this.pump();
	}

	/** Sends a fetch to every leader that has none and leads a partition with room. */
	pump(): void {
		const session = this.#session;
		if (this.#closed || !session.ready) return;
		for (const [leader, feeds] of session.connection.byLeader(this.#feeds)) {
			if (session.busy.has(leader)) continue;
			const hungry = feeds.filter(({ bufferedBytes }) => bufferedBytes < this.#maxBuffered);
			if (hungry.length === 0) continue;
			session.busy.add(leader);
			void this.#fetch(session, leader, hungry, hungry.length < feeds.length).finally(() => {
				session.busy.delete(leader);
				this.pump();
			});
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		if (this.#watchdog !== null) clearInterval(this.#watchdog);
		await this.#session.connection.close();
	}

	async #fetch(session: Session, leader: number, feeds: readonly PartitionFeed[], partial: boolean): Promise<void> {
		const asked = feeds.map((feed) => ({ feed, offset: feed.fetchOffset }));
		const isOver = () => this.#closed || session !== this.#session;
		try {
			if (leader === NOBODY) throw new KafkaProtocolError(LEADER_NOT_AVAILABLE, 'a partition has no leader');
			const answers = await session.connection.send(
				leader,
				fetchCall({
					maxWaitMs: partial ? SHORT_WAIT_MS : this.#options.config.KAFKA_FETCH_WAIT_MS,
					maxBytes: MAX_FETCH_BYTES,
					partitions: asked.map(({ feed: { topic, partition }, offset }) => ({ topic, partition, offset, maxBytes: MAX_PARTITION_BYTES })),
				}),
			);
			if (isOver()) return;
			this.#lastAnswer = this.#options.elapsed();
			await this.#take(session, asked, answers);
			this.#failures = 0;
			this.#hooks.onProgress();
		} catch (error) {
			if (!isOver()) await this.#recover(session, feeds, error);
		}
	}

	async #take(session: Session, asked: readonly Asked[], answers: readonly FetchedPartition[]): Promise<void> {
		const byKey = new Map(asked.map((one) => [`${one.feed.topic}/${one.feed.partition}`, one]));
		let failed: unknown = null;
		for (const answer of answers) {
			const one = byKey.get(`${answer.topic}/${answer.partition}`);
			if (one === undefined) continue;
			const { feed, offset } = one;
			if (answer.errorCode === 0) {
				const { records, nextOffset } = await committedRecords(answer, feed.name, offset, feed.appendTime);
				// A partition that has moved, or a new connection, may have been asked twice: the answer that comes first counts.
				if (feed.fetchOffset === offset) feed.add(records, nextOffset, answer.lastStableOffset, this.#options.elapsed());
			} else if (answer.errorCode === ERROR.OFFSET_OUT_OF_RANGE) await this.#moveInto(session.connection, feed);
			else {
				feed.failing = true;
				failed = new KafkaProtocolError(answer.errorCode, `reading ${feed.topic}/${feed.partition}`);
			}
		}
		if (failed !== null) throw failed;
	}

	/** Retention has overtaken the feed. @throws PositionOutOfRangeError when it is past the end instead. */
	async #moveInto(connection: KafkaConnection, feed: PartitionFeed): Promise<void> {
		const [low] = await listOffsets(connection, [feed], EARLIEST);
		const [high] = await listOffsets(connection, [feed], LATEST);
		if (high !== undefined && feed.fetchOffset > high) throw new PositionOutOfRangeError(feed.name, feed.partition, feed.fetchOffset, high);
		if (low !== undefined && low > feed.fetchOffset) feed.add([], low, low, this.#options.elapsed());
	}

	async #recover(session: Session, feeds: readonly PartitionFeed[], error: unknown): Promise<void> {
		const passing = error instanceof KafkaProtocolError ? isPassing(error.code) : failureOf(error) === 'passing';
		if (!passing) {
			this.#closed = true;
			this.#hooks.onError(explained(error));
			return;
		}
		for (const feed of feeds) feed.failing = true;
		this.#options.events.retrying('reading', ++this.#failures, error);
		this.#hooks.onProgress();
		await new Promise((resolve) => setTimeout(resolve, RETRY_WAIT_MS));
		await session.connection.refresh().catch(() => undefined);
	}

	/** A client library whose sockets hang without an error is thrown away whole. */
	#watch(stallMs: number): void {
		const silentMs = this.#options.elapsed() - this.#lastAnswer;
		if (silentMs < stallMs || this.#feeds.every(({ bufferedBytes }) => bufferedBytes >= this.#maxBuffered)) return;
		this.#options.events.readerStalled([...new Set(this.#feeds.map(({ name }) => name))], silentMs);
		this.#lastAnswer = this.#options.elapsed();
		const old = this.#session;
		const session: Session = { connection: new KafkaConnection(this.#options), busy: new Set(), ready: false };
		this.#session = session;
		void old.connection.close().catch(() => undefined);
		void session.connection.know([...new Set(this.#feeds.map(({ topic }) => topic))]).then(
			() => {
				session.ready = true;
				this.pump();
			},
			(error) => {
				if (session === this.#session && !this.#closed) this.#hooks.onError(error);
			},
		);
	}
}
