import { LogClosedError } from '../errors.ts';
import {
	type EventLog,
	type LogRecord,
	type NewRecord,
	type PartitionEnd,
	type Positions,
	positionKey,
	type ReadBatch,
	type ReadOptions,
	type TopicSpec,
	type Transactor,
} from '../event-log.ts';
import type { JoinOptions, Share } from '../group.ts';
import { Catalogue } from './catalogue.ts';
import type { KafkaConfig } from './config.ts';
import { KafkaConnection } from './connection.ts';
import { type KafkaEvents, NO_EVENTS } from './events.ts';
import { joinKafkaGroup } from './group/member.ts';
import { type KafkaOptions, prefixedNames } from './options.ts';
import { KafkaProtocolError } from './protocol/error-code.ts';
import { offsetFetchCall } from './protocol/offset-fetch.ts';
import { lookUp, lookUpEnds } from './read/look-up.ts';
import { type ReaderDeps, readKafka } from './read/reader.ts';
import { openKafkaTransactor } from './write/transactor.ts';
import { Writer } from './write/writer.ts';

export interface KafkaLogOptions {
	/** Of `readKafkaConfig`. */
	config: KafkaConfig;
	events?: KafkaEvents;
	/** Milliseconds since the epoch; the system's clock by default. */
	now?: () => number;
	/** Milliseconds of a clock that never jumps. */
	elapsed?: () => number;
}

const monotonic = (): number => performance.now();

/** The log on Apache Kafka. Nothing is connected before the first call. */
export function openKafkaLog({ config, events = NO_EVENTS, now = Date.now, elapsed = monotonic }: KafkaLogOptions): EventLog {
	return new KafkaEventLog({ config, events, now, elapsed, names: prefixedNames(config.KAFKA_TOPIC_PREFIX) });
}

class KafkaEventLog implements EventLog {
	readonly #options: KafkaOptions;
	readonly #catalogue: Catalogue;
	/** For writing, and apart from it for look-ups, which may wait for an undecided record. */
	readonly #writing: KafkaConnection;
	readonly #asking: KafkaConnection;
	readonly #writer: Writer;
	readonly #closed = new AbortController();
	readonly #closing = new Set<Promise<unknown>>();

	constructor(options: KafkaOptions) {
		this.#options = options;
		this.#catalogue = new Catalogue(options);
		this.#writing = new KafkaConnection(options);
		this.#asking = new KafkaConnection(options);
		this.#writer = new Writer(this.#writing, this.#catalogue, options);
	}

	/** The cluster's own id, which a cluster that begins anew does not keep, and what comes before the names of topics in it. */
	async identity(): Promise<string> {
		this.#failIfClosed();
		return `kafka:${await this.#catalogue.clusterId()}/${this.#options.config.KAFKA_TOPIC_PREFIX}`;
	}

	async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
		this.#failIfClosed();
		await this.#catalogue.ensure(specs);
	}

	async append(records: readonly NewRecord[]): Promise<readonly { partition: number; offset: number }[]> {
		return this.#writer.append(records);
	}

	async openTransactor(transactionalId: string): Promise<Transactor> {
		this.#failIfClosed();
		return openKafkaTransactor({ connection: this.#writing, writer: this.#writer, options: this.#options }, transactionalId);
	}

	join(options: JoinOptions): AsyncIterable<Share> {
		this.#failIfClosed();
		return joinKafkaGroup(this.#streamDeps, options);
	}

	/** Waits for a transaction that is about to move the group. */
	async committed(group: string): Promise<Positions> {
		this.#failIfClosed();
		const { full, bare } = this.#options.names;
		const connection = this.#asking;
		await connection.know([]);
		const offsets = await connection.retrying('asking where a group stands', async () => {
			const coordinator = await connection.groupCoordinator(full(group));
			const answer = await coordinator.connectionPool.send(offsetFetchCall(full(group)));
			const code = answer.errorCode || (answer.offsets.find(({ errorCode }) => errorCode !== 0)?.errorCode ?? 0);
			if (code !== 0) throw new KafkaProtocolError(code, `the positions of ${full(group)}`);
			return answer.offsets;
		});
		const known = offsets.filter(({ offset }) => offset >= 0);
		return new Map(known.map(({ topic, partition, offset }) => [positionKey(bare(topic), partition), offset]));
	}

	async ends(topics: readonly string[]): Promise<PartitionEnd[]> {
		this.#failIfClosed();
		return lookUpEnds(this.#asking, await this.#catalogue.topics(topics));
	}

	read(options: ReadOptions): AsyncIterable<ReadBatch> {
		this.#failIfClosed();
		return readKafka(this.#streamDeps, options);
	}

	async get(topic: string, partition: number, offset: number): Promise<LogRecord | null> {
		this.#failIfClosed();
		const [known] = await this.#catalogue.topics([topic]);
		if (known === undefined || partition < 0 || partition >= known.partitions || offset < 0) return null;
		return lookUp(this.#asking, { topic: known, partition }, offset);
	}

	/** Sends what was appended, then lets go of every connection. */
	async close(): Promise<void> {
		if (this.#closed.signal.aborted) return;
		await this.#writer.close();
		this.#closed.abort();
		await Promise.all([this.#writing.close(), this.#asking.close(), ...this.#closing]);
	}

	/** For what goes on until somebody ends it, on connections of its own. */
	get #streamDeps(): ReaderDeps {
		return {
			options: this.#options,
			catalogue: this.#catalogue,
			closed: this.#closed.signal,
			onClosing: (closing) => this.#await(closing),
		};
	}

	#await(closing: Promise<unknown>): void {
		const settled = closing.catch(() => undefined).finally(() => this.#closing.delete(settled));
		this.#closing.add(settled);
	}

	#failIfClosed(): void {
		if (this.#closed.signal.aborted) throw new LogClosedError();
	}
}
