import type { Buffer } from 'node:buffer';
import { compressionId } from '../compression.ts';
import type { KafkaConnection } from '../connection.ts';
import type { KafkaOptions } from '../options.ts';
import { isPassing, KafkaProtocolError } from '../protocol/error-code.ts';
import { type ProduceResult, produceCall } from '../protocol/produce.ts';
import { encodeRecordBatch, type ProducerIdentity } from '../protocol/record-batch.ts';
import type { PartitionBatch } from './batch-plan.ts';

/** Sequences are counted within 31 bits, as in the Java client. */
const SEQUENCES = 2 ** 31;
const NOBODY: ProducerIdentity = { producerId: -1n, epoch: -1 };

interface EncodedBatch {
	topic: string;
	partition: number;
	bytes: Buffer;
}

/** A place in the log: base offset by `topic/partition`. */
export type BaseOffsets = ReadonlyMap<string, number>;

/**
 * Sends batches under one identity, each partition's with consecutive sequence numbers. A batch keeps its number however often and wherever
 * it is sent, so the brokers tell a second arrival; kafkajs's producer gives a new number when it sends to another leader.
 */
export class Producer {
	readonly #connection: KafkaConnection;
	readonly #options: KafkaOptions;
	readonly transactionalId: string | null;
	#identity: ProducerIdentity = NOBODY;
	#sequences = new Map<string, number>();
	/** Something was sent of which nobody knows whether it arrived: its numbers can be used neither again nor skipped. */
	#uncertain = false;

	constructor(connection: KafkaConnection, options: KafkaOptions, transactionalId: string | null) {
		this.#connection = connection;
		this.#options = options;
		this.transactionalId = transactionalId;
	}

	get identity(): ProducerIdentity {
		return this.#identity;
	}

	get isUncertain(): boolean {
		return this.#uncertain;
	}

	/** Takes an identity; a transactional one fences every earlier holder of the id and ends its transaction. */
	async init(): Promise<void> {
		const { KAFKA_IDEMPOTENCE: idempotent, KAFKA_TRANSACTION_TIMEOUT_MS: transactionTimeout } = this.#options.config;
		if (!idempotent && this.transactionalId === null) return;
		const id = this.transactionalId ?? undefined;
		const { producerId, producerEpoch } = await this.#connection.retrying('taking a producer id', async () => {
			const broker = id === undefined ? await this.#connection.anyBroker() : await this.#connection.transactionCoordinator(id);
			return broker.initProducerId({ transactionalId: id, transactionTimeout });
		});
		this.#identity = { producerId: BigInt(producerId), epoch: producerEpoch };
		this.#sequences = new Map();
		this.#uncertain = false;
	}

	/**
	 * `placed` is filled with what was acknowledged, also when it throws.
	 * @throws KafkaProtocolError, or what the connection throws, when not all of them were acknowledged in time.
	 */
	async produce(batches: readonly PartitionBatch[], placed = new Map<string, number>()): Promise<BaseOffsets> {
		let left = await Promise.all(batches.map((batch) => this.#encode(batch)));
		this.#uncertain = true;
		await this.#connection.know([...new Set(batches.map(({ topic }) => topic))]);
		await this.#connection.retrying('sending records', async () => {
			const results = await Promise.allSettled([...this.#connection.byLeader(left)].map(([leader, own]) => this.#send(leader, own)));
			const errors: unknown[] = [];
			for (const result of results) {
				if (result.status === 'rejected') errors.push(result.reason);
				else for (const answer of result.value) take(answer, placed, errors);
			}
			left = left.filter((batch) => !placed.has(keyOf(batch)));
			// A final refusal must not hide behind a leader that has only moved.
			const final = errors.find((error) => error instanceof KafkaProtocolError && !isPassing(error.code));
			if (left.length > 0) throw final ?? errors[0];
		});
		this.#uncertain = false;
		return placed;
	}

	#send(leader: number, batches: readonly EncodedBatch[]): Promise<ProduceResult[]> {
		const { KAFKA_ACKS: acks, KAFKA_REQUEST_TIMEOUT_MS: timeoutMs } = this.#options.config;
		const { transactionalId } = this;
		const wanted = transactionalId !== null || acks === 'all' ? -1 : 1;
		return this.#connection.send(leader, produceCall({ transactionalId, acks: wanted, timeoutMs, batches }));
	}

	async #encode(batch: PartitionBatch): Promise<EncodedBatch> {
		const { topic, partition, records } = batch;
		const firstSequence = this.#identity === NOBODY ? -1 : this.#takeSequences(keyOf(batch), records.length);
		const bytes = await encodeRecordBatch(records, {
			...this.#identity,
			compression: compressionId(this.#options.config.KAFKA_COMPRESSION),
			transactional: this.transactionalId !== null,
			firstSequence,
		});
		return { topic, partition, bytes };
	}

	#takeSequences(key: string, count: number): number {
		const first = this.#sequences.get(key) ?? 0;
		this.#sequences.set(key, (first + count) % SEQUENCES);
		return first;
	}
}

const keyOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic}/${partition}`;

function take(answer: ProduceResult, placed: Map<string, number>, errors: unknown[]): void {
	if (answer.errorCode === 0) placed.set(keyOf(answer), answer.baseOffset);
	else errors.push(new KafkaProtocolError(answer.errorCode, `sending to ${keyOf(answer)}`));
}
