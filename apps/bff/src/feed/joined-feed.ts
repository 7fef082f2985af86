import { type AccountRecord, accountRecord, type Position } from '@tideline/domain';
import { type Codec, type EventLog, type LogRecord, type Positions, recordsLeft, schemaLearner } from '@tideline/event-log';
import { jsonOf } from '../ingest/json-of.ts';
import { type FeedSettings, INITIAL_FEED } from './feed-settings.ts';
import { JoinedView } from './joined-view.ts';
import { ownTopicError } from './own-topics.ts';

/** Records read before ticks and requests have their turn. */
const MAX_RECORDS = 500;
/** A topic whose first so many records all are something else is not read further. */
const MAX_FOREIGN = 100;

export interface JoinedFeedDeps {
	readonly log: EventLog;
	readonly position: Codec<Position>;
	/** A record does not carry what its topic should: it is left out. */
	onBadRecord(record: LogRecord, error: unknown): void;
	/** Records of a topic have been read. */
	onRead(topic: string, count: number): void;
	/** Records of the start that are still to be read. */
	onLeft(records: number): void;
	/** Reading ended with an error after the feed had caught up. */
	onFailed(error: unknown): void;
}

/** A record of one of the topics carries something else than the join needs. */
export class ForeignRecordError extends Error {
	override readonly name = 'ForeignRecordError';
	constructor({ topic, partition, offset }: LogRecord, what: string, cause: unknown) {
		super(`${topic}/${partition}@${offset} is no ${what}: ${cause instanceof Error ? cause.message : cause}`, { cause });
	}
}

/** No topic carries positions and accounts: an inner join of one with itself would leave nothing to show. */
export class OneTopicError extends Error {
	override readonly name = 'OneTopicError';
	constructor(topic: string) {
		super(`${topic} is one topic, and cannot carry both positions and accounts`);
	}
}

/** What was met in one of the topics before it had caught up. */
interface Met {
	good: number;
	bad: number;
	first: unknown;
}

/** One generation of the joined feed: reads its two topics from their start and goes on until it is closed. */
export class JoinedFeed {
	readonly view: JoinedView;
	readonly settings: FeedSettings;
	/** Where it stands in its topics. */
	positions: Positions = new Map();
	readonly #deps: JoinedFeedDeps;
	readonly #stop = new AbortController();
	readonly #met = new Map<string, Met>();

	private constructor(settings: FeedSettings, deps: JoinedFeedDeps) {
		this.view = new JoinedView(settings.joinType);
		this.settings = settings;
		this.#deps = deps;
	}

	/**
	 * Resolves when everything that was in both topics at the start is joined. A topic is refused when it has records and none of them is
	 * what the join needs; a bad one among good ones is left out. The topics of the first feed are ours and never refused.
	 * @throws OwnTopicError, OneTopicError, UnknownTopicError, ForeignRecordError, the signal's reason; nothing stays open then
	 */
	static async open(settings: FeedSettings, deps: JoinedFeedDeps, signal: AbortSignal): Promise<JoinedFeed> {
		const own = ownTopicError('positionsTopic', settings) ?? ownTopicError('accountsTopic', settings);
		if (own !== null) throw own;
		if (settings.positionsTopic === settings.accountsTopic) throw new OneTopicError(settings.positionsTopic);
		const feed = new JoinedFeed(settings, deps);
		const caughtUp = Promise.withResolvers<void>();
		const reading = feed.#read(AbortSignal.any([signal, feed.#stop.signal]), caughtUp.resolve);
		reading.then(() => caughtUp.reject(signal.reason ?? new Error('the log was closed')), caughtUp.reject);
		try {
			await caughtUp.promise;
		} catch (error) {
			feed.close();
			throw error;
		}
		reading.catch((error: unknown) => deps.onFailed(error));
		return feed;
	}

	close(): void {
		this.#stop.abort();
	}

	async #read(signal: AbortSignal, onCaughtUp: () => void): Promise<void> {
		const { log, onRead, onLeft } = this.#deps;
		const topics = [this.settings.positionsTopic, this.settings.accountsTopic];
		const ends = await log.ends(topics);
		onLeft(recordsLeft(ends, this.positions));
		let live = false;
		const learnSchemas = schemaLearner({}, new Map([[this.settings.positionsTopic, this.#deps.position]]));
		for await (const batch of log.read({ topics, from: 'start', maxRecords: MAX_RECORDS, signal })) {
			await learnSchemas(batch.records);
			for (const record of batch.records) this.#take(record, live);
			this.positions = batch.positions;
			for (const [topic, records] of Map.groupBy(batch.records, (record) => record.topic)) onRead(topic, records.length);
			if (live) continue;
			onLeft(recordsLeft(ends, this.positions));
			if (!batch.caughtUp) continue;
			for (const topic of topics) this.#judge(topic, 1);
			live = true;
			onCaughtUp();
		}
	}

	#take(record: LogRecord, live: boolean): void {
		const met = this.#met.get(record.topic) ?? { good: 0, bad: 0, first: null };
		this.#met.set(record.topic, met);
		try {
			this.#apply(record);
			if (record.value !== null) met.good++;
		} catch (error) {
			met.first ??= error;
			met.bad++;
			if (!live) this.#judge(record.topic, MAX_FOREIGN);
			this.#deps.onBadRecord(record, error);
		}
	}

	/** @throws ForeignRecordError when so many records of a topic were met and none fits. */
	#judge(topic: string, many: number): void {
		const met = this.#met.get(topic);
		if (met === undefined || met.good > 0 || met.bad < many) return;
		const ours = topic === this.settings.positionsTopic ? INITIAL_FEED.positionsTopic : INITIAL_FEED.accountsTopic;
		if (topic === ours) return;
		throw met.first;
	}

	#apply(record: LogRecord): void {
		const { key, value, topic } = record;
		if (topic === this.settings.positionsTopic) {
			if (value === null) this.view.remove(key ?? '');
			else this.#put(record, value);
		} else if (value === null) this.view.removeAccount(key ?? '');
		else this.view.putAccount(decoded<AccountRecord>(record, 'account', () => accountRecord.parse(jsonOf(value))));
	}

	#put(record: LogRecord, value: Uint8Array): void {
		const position = decoded(record, 'position', () => this.#deps.position.decode(value));
		if (position.key !== record.key || !position.key.startsWith(`${position.entityId}|`))
			throw new ForeignRecordError(record, 'position', `its key is ${position.key}`);
		this.view.put(position.key, position);
	}
}

function decoded<T>(record: LogRecord, what: string, decode: () => T): T {
	try {
		return decode();
	} catch (error) {
		throw new ForeignRecordError(record, what, error);
	}
}
