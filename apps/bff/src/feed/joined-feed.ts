import { type AccountRecord, accountRecord, type Position } from '@tideline/domain';
import type { Codec, EventLog, LogRecord } from '@tideline/event-log';
import type { FeedSettings } from './feed-settings.ts';
import { JoinedView } from './joined-view.ts';

export interface JoinedFeedDeps {
	readonly log: EventLog;
	readonly position: Codec<Position>;
	/** A record met after the feed has caught up that does not carry what its topic should: it is left out. */
	onBadRecord(record: LogRecord, error: unknown): void;
	/** Reading ended with an error after the feed had caught up. */
	onFailed(error: unknown): void;
}

/** A record of one of the topics carries something else than the join needs. */
class ForeignRecordError extends Error {
	override readonly name = 'ForeignRecordError';
	constructor({ topic, partition, offset }: LogRecord, what: string, cause: unknown) {
		super(`${topic}/${partition}@${offset} is no ${what}: ${cause instanceof Error ? cause.message : cause}`, { cause });
	}
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One generation of the joined feed: reads its two topics from their start and goes on until it is closed. */
export class JoinedFeed {
	readonly view: JoinedView;
	readonly #stop: AbortController;

	private constructor(view: JoinedView, stop: AbortController) {
		this.view = view;
		this.#stop = stop;
	}

	/**
	 * Resolves when everything that was in both topics at the start is joined.
	 * @throws UnknownTopicError, ForeignRecordError, the signal's reason; nothing stays open then
	 */
	static async open(settings: FeedSettings, deps: JoinedFeedDeps, signal: AbortSignal): Promise<JoinedFeed> {
		const stop = new AbortController();
		const either = AbortSignal.any([signal, stop.signal]);
		const view = new JoinedView(settings.joinType);
		const feed = new JoinedFeed(view, stop);
		const caughtUp = Promise.withResolvers<void>();
		const reading = feed.#read(settings, deps, either, caughtUp.resolve);
		reading.then(() => caughtUp.reject(signal.reason ?? new Error('the log was closed')), caughtUp.reject);
		try {
			await caughtUp.promise;
		} catch (error) {
			stop.abort();
			throw error;
		}
		reading.catch((error: unknown) => deps.onFailed(error));
		return feed;
	}

	close(): void {
		this.#stop.abort();
	}

	async #read(settings: FeedSettings, deps: JoinedFeedDeps, signal: AbortSignal, onCaughtUp: () => void): Promise<void> {
		const { positionsTopic, accountsTopic } = settings;
		let live = false;
		for await (const batch of deps.log.read({ topics: [positionsTopic, accountsTopic], from: 'start', signal })) {
			for (const record of batch.records) {
				try {
					this.#apply(record, settings, deps.position);
				} catch (error) {
					if (!live) throw error;
					deps.onBadRecord(record, error);
				}
			}
			if (!batch.caughtUp || live) continue;
			live = true;
			onCaughtUp();
		}
	}

	#apply(record: LogRecord, { positionsTopic }: FeedSettings, codec: Codec<Position>): void {
		const key = record.key ?? '';
		if (record.topic === positionsTopic) {
			if (record.value === null) this.view.remove(key);
			else
				this.view.put(
					key,
					decoded(record, 'position', () => codec.decode(record.value as Uint8Array)),
				);
			return;
		}
		if (record.value === null) this.view.removeAccount(key);
		else
			this.view.putAccount(
				decoded<AccountRecord>(record, 'account', () => accountRecord.parse(JSON.parse(utf8.decode(record.value as Uint8Array)))),
			);
	}
}

function decoded<T>(record: LogRecord, what: string, decode: () => T): T {
	try {
		return decode();
	} catch (error) {
		throw new ForeignRecordError(record, what, error);
	}
}
