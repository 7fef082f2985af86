import { randomUUID } from 'node:crypto';
import { LogClosedError, LogOverloadedError, LogUnavailableError } from '../../errors.ts';
import type { NewRecord } from '../../event-log.ts';
import type { Catalogue, Topic } from '../catalogue.ts';
import type { KafkaConnection } from '../connection.ts';
import { failureOf } from '../failure.ts';
import type { KafkaOptions } from '../options.ts';
import { type PlacedRecord, Placer, planBatches } from './batch-plan.ts';
import { type BaseOffsets, Producer } from './producer.ts';
import { BrokenTransactionError, TransactionRunner } from './transaction.ts';

/** Most that may wait to be sent: past it an append is refused, since the brokers do not keep up. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** A transaction that the brokers ended for taking too long is tried this often in all. */
const MOST_TRIES = 3;

type Place = { partition: number; offset: number };

interface Waiting {
	records: PlacedRecord[];
	bytes: number;
	/** Touches more than one partition, so only a transaction makes it visible at once. */
	spread: boolean;
	resolve(places: Place[]): void;
	reject(error: unknown): void;
}

/**
 * Appends in rounds, one at a time: whatever waits goes out together, so records of a key never overtake each other and many small appends
 * become few batches. A round whose appends each stay within one partition is sent as it is; any other is a transaction.
 */
export class Writer {
	readonly #connection: KafkaConnection;
	readonly #catalogue: Catalogue;
	readonly #options: KafkaOptions;
	readonly #placer = new Placer();
	readonly #transactionalId: string;
	#waiting: Waiting[] = [];
	#waitingBytes = 0;
	#waitingRecords = 0;
	#linger: NodeJS.Timeout | null = null;
	#round: Promise<void> | null = null;
	#plain: Producer | null = null;
	#runner: TransactionRunner | null = null;
	#closed = false;

	constructor(connection: KafkaConnection, catalogue: Catalogue, options: KafkaOptions) {
		this.#connection = connection;
		this.#catalogue = catalogue;
		this.#options = options;
		// Nobody else ever has this id: appends of different handles do not fence each other.
		this.#transactionalId = options.names.full(`append-${randomUUID()}`);
	}

	/** @throws UnknownTopicError, InvalidRecordError, LogOverloadedError: nothing is kept; LogUnavailableError: nobody knows. */
	async append(records: readonly NewRecord[]): Promise<Place[]> {
		if (this.#closed) throw new LogClosedError();
		if (records.length === 0) return [];
		const placed = await this.place(records);
		if (this.#closed) throw new LogClosedError();
		let bytes = 0;
		let spread = false;
		const [first] = placed;
		for (const record of placed) {
			bytes += record.bytes;
			spread ||= record.partition !== first?.partition || record.topic !== first.topic;
		}
		if (this.#waitingBytes > 0 && this.#waitingBytes + bytes > MAX_WAITING_BYTES) throw new LogOverloadedError(MAX_WAITING_BYTES);
		return new Promise((resolve, reject) => {
			this.#waiting.push({ records: placed, bytes, spread, resolve, reject });
			this.#waitingBytes += bytes;
			this.#waitingRecords += placed.length;
			this.#schedule();
		});
	}

	/** Checks records and gives them their partitions. @throws UnknownTopicError, InvalidRecordError */
	async place(records: readonly NewRecord[]): Promise<PlacedRecord[]> {
		const unknown = new Set(records.map(({ topic }) => topic).filter((name) => this.#catalogue.known(name) === undefined));
		if (unknown.size > 0) await this.#catalogue.topics([...unknown]);
		const now = this.#options.now();
		return records.map((record) => this.#placer.place(record, this.#catalogue.known(record.topic) as Topic, now));
	}

	/** Sends what waits, then ends. */
	async close(): Promise<void> {
		this.#closed = true;
		while (this.#round !== null || this.#waiting.length > 0) await (this.#round ?? this.#start());
	}

	#schedule(): void {
		if (this.#round !== null) return;
		const { KAFKA_LINGER_MS: lingerMs, KAFKA_BATCH_RECORDS: mostRecords, KAFKA_BATCH_BYTES: mostBytes } = this.#options.config;
		if (lingerMs === 0 || this.#waitingRecords >= mostRecords || this.#waitingBytes >= mostBytes) void this.#start();
		else this.#linger ??= setTimeout(() => void this.#start(), lingerMs);
	}

	#start(): Promise<void> {
		if (this.#linger !== null) clearTimeout(this.#linger);
		this.#linger = null;
		this.#round ??= this.#runRound().finally(() => {
			this.#round = null;
			if (this.#waiting.length > 0) this.#schedule();
		});
		return this.#round;
	}

	async #runRound(): Promise<void> {
		// Appends of the same turn of the event loop still get on.
		await new Promise((resolve) => setImmediate(resolve));
		const round = this.#take();
		const waves = planBatches(round.flatMap(({ records }) => records));
		const kept = new Map<string, number>();
		try {
			const places = placesOf(round, waves, await this.#send(round, waves, kept));
			for (const [i, { resolve }] of round.entries()) resolve(places[i] ?? []);
		} catch (error) {
			const unknown = failureOf(error) !== 'final' || error instanceof BrokenTransactionError;
			const told = unknown ? new LogUnavailableError(error) : error;
			const places = placesOf(round, waves, [kept]);
			for (const [i, { records, resolve, reject }] of round.entries()) {
				// What a broker has acknowledged is there, whatever another one says of the rest.
				if (records.every(({ topic, partition }) => kept.has(`${topic}/${partition}`))) resolve(places[i] ?? []);
				else reject(told);
			}
		}
	}

	#take(): Waiting[] {
		const { KAFKA_BATCH_RECORDS: mostRecords, KAFKA_BATCH_BYTES: mostBytes } = this.#options.config;
		let records = 0;
		let bytes = 0;
		let count = 0;
		for (const waiting of this.#waiting) {
			if (count > 0 && (records + waiting.records.length > mostRecords || bytes + waiting.bytes > mostBytes)) break;
			records += waiting.records.length;
			bytes += waiting.bytes;
			count++;
		}
		this.#waitingRecords -= records;
		this.#waitingBytes -= bytes;
		return this.#waiting.splice(0, count);
	}

	/** `kept` is filled with what is there even when it throws. */
	async #send(round: readonly Waiting[], waves: ReturnType<typeof planBatches>, kept: Map<string, number>): Promise<BaseOffsets[]> {
		const [only, ...more] = waves;
		const alone = more.length === 0 && round.every(({ spread }) => !spread);
		return alone && only !== undefined ? [await this.#sendPlain(only, kept)] : await this.#sendTogether(waves);
	}

	async #sendPlain(batches: Parameters<Producer['produce']>[0], kept: Map<string, number>): Promise<BaseOffsets> {
		if (this.#plain === null || this.#plain.isUncertain) {
			const producer = new Producer(this.#connection, this.#options, null);
			await producer.init();
			this.#plain = producer;
		}
		return this.#plain.produce(batches, kept);
	}

	async #sendTogether(waves: ReturnType<typeof planBatches>): Promise<BaseOffsets[]> {
		for (let tries = 1; ; tries++) {
			const runner = await this.#openRunner();
			try {
				return await runner.run({ waves });
			} catch (error) {
				// Nobody else has the id, so it was the coordinator that ended a slow transaction: nothing of it is kept.
				if (failureOf(error) !== 'fenced' || tries === MOST_TRIES) throw error;
				this.#options.events.retrying('an append in a transaction', tries, error);
			}
		}
	}

	async #openRunner(): Promise<TransactionRunner> {
		if (this.#runner !== null && !this.#runner.isBroken) return this.#runner;
		const producer = new Producer(this.#connection, this.#options, this.#transactionalId);
		await producer.init();
		this.#runner = new TransactionRunner(this.#connection, producer);
		return this.#runner;
	}
}

/** Offsets of every append's records, from the base offsets of the batches that they went into. */
function placesOf(round: readonly Waiting[], waves: ReturnType<typeof planBatches>, bases: readonly BaseOffsets[]): Place[][] {
	const offsets = new Map<PlacedRecord, number>();
	for (const [wave, batches] of waves.entries())
		for (const { topic, partition, records } of batches) {
			const base = bases[wave]?.get(`${topic}/${partition}`) ?? 0;
			for (const [i, record] of records.entries()) offsets.set(record, base + i);
		}
	return round.map(({ records }) => records.map((record) => ({ partition: record.partition, offset: offsets.get(record) ?? 0 })));
}
