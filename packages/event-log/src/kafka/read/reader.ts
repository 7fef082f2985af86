import { setImmediate } from 'node:timers/promises';
import { PositionOutOfRangeError } from '../../errors.ts';
import { type Positions, positionKey, type ReadBatch, type ReadOptions } from '../../event-log.ts';
import type { Catalogue } from '../catalogue.ts';
import { KafkaConnection } from '../connection.ts';
import type { KafkaOptions } from '../options.ts';
import { Fetcher } from './fetcher.ts';
import { EARLIEST, LATEST, listOffsets } from './list-offsets.ts';
import { PartitionFeed } from './partition-feed.ts';
import { takeBatch } from './take-batch.ts';

const DEFAULT_MAX_RECORDS = 2_000;

export interface ReaderDeps {
	options: KafkaOptions;
	catalogue: Catalogue;
	/** Given with the log. */
	closed: AbortSignal;
	/** Told of every connection that ends in its own time. */
	onClosing(closing: Promise<unknown>): void;
}

/** Reads topics until the signal, the log's end, or an error. @throws UnknownTopicError, PositionOutOfRangeError */
export async function* readKafka(
	deps: ReaderDeps,
	{ topics, from, only, maxRecords = DEFAULT_MAX_RECORDS, signal }: ReadOptions,
): AsyncGenerator<ReadBatch> {
	const end = AbortSignal.any([signal, deps.closed]);
	if (end.aborted) return;
	const connection = new KafkaConnection(deps.options);
	let fetcher: Fetcher | null = null;
	try {
		const feeds = await openFeeds(deps.catalogue, connection, { topics, from, ...(only && { only }) });
		const bell = new Bell(end);
		fetcher = new Fetcher(deps.options, connection, feeds, { onProgress: () => bell.ring(), onError: (error) => bell.fail(error) });
		fetcher.start();
		let caughtUp = false;
		let given: Positions = new Map();
		while (!end.aborted) {
			const records = takeBatch(feeds, maxRecords, deps.options.elapsed());
			const drained = feeds.every(({ isCaughtUp }) => isCaughtUp);
			// Markers take places too: a reader that has passed them says so, for whoever compares its positions with the ends of the log.
			const passedMarkers = caughtUp && records.length === 0 && feeds.some((feed) => feed.position > (given.get(placeOf(feed)) ?? 0));
			if (records.length === 0 && !passedMarkers && (caughtUp || !drained)) {
				await bell.rung();
				continue;
			}
			caughtUp ||= drained;
			fetcher.pump();
			given = positionsOf(feeds);
			yield { records, positions: given, caughtUp };
			// Timers and sockets get their turn between two batches, also under a writer that never pauses.
			await setImmediate();
		}
	} finally {
		deps.onClosing(fetcher === null ? connection.close() : fetcher.close());
	}
}

async function openFeeds(
	catalogue: Catalogue,
	connection: KafkaConnection,
	{ topics: names, from, only = () => true }: Pick<ReadOptions, 'topics' | 'from' | 'only'>,
): Promise<PartitionFeed[]> {
	const topics = await catalogue.topics([...new Set(names)]);
	await connection.know(topics.map(({ full }) => full));
	// As many as there are now: since it was looked up a topic may have been made anew, or larger.
	const places = topics.flatMap((topic) =>
		Array.from({ length: connection.partitionCount(topic.full) }, (_, partition) => ({
			entry: topic,
			topic: topic.full,
			partition,
		})).filter(({ partition }) => only(topic.name, partition)),
	);
	const [lows, highs] = await Promise.all([listOffsets(connection, places, EARLIEST), listOffsets(connection, places, LATEST)]);
	return places.map(({ entry, partition }, i) => {
		const low = lows[i] ?? 0;
		const high = highs[i] ?? 0;
		return new PartitionFeed(entry, partition, startOf(from, entry.name, partition, low, high), high);
	});
}

function startOf(from: ReadOptions['from'], topic: string, partition: number, low: number, high: number): number {
	if (from === 'start') return low;
	if (from === 'end') return high;
	const position = from.get(positionKey(topic, partition)) ?? low;
	if (position > high) throw new PositionOutOfRangeError(topic, partition, position, high);
	return Math.max(low, position);
}

function positionsOf(feeds: readonly PartitionFeed[]): Positions {
	return new Map(feeds.map((feed) => [placeOf(feed), feed.position]));
}

const placeOf = ({ name, partition }: PartitionFeed): string => positionKey(name, partition);

/** Wakes the reader: something has come, the end, or an error to throw. */
class Bell {
	#rung = false;
	#error: { reason: unknown } | null = null;
	#wake: (() => void) | null = null;

	constructor(end: AbortSignal) {
		end.addEventListener('abort', () => this.ring(), { once: true });
	}

	ring(): void {
		this.#rung = true;
		this.#wake?.();
	}

	fail(reason: unknown): void {
		this.#error = { reason };
		this.ring();
	}

	/** Resolves at the next ring, or at once when there was one since the last call. */
	async rung(): Promise<void> {
		if (!this.#rung)
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		this.#wake = null;
		this.#rung = false;
		if (this.#error !== null) throw this.#error.reason;
	}
}
