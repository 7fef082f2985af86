import type { Positions } from '../../event-log.ts';
import type { KafkaConnection } from '../connection.ts';
import { failureOf } from '../failure.ts';
import type { Broker, Producer as ProducerRef, TopicPartitions } from '../internals.ts';
import { KafkaProtocolError } from '../protocol/error-code.ts';
import { offsetFetchCall } from '../protocol/offset-fetch.ts';
import { type MemberIdentity, txnOffsetCommitCall } from '../protocol/txn-offset-commit.ts';
import type { PartitionBatch } from './batch-plan.ts';
import type { BaseOffsets, Producer } from './producer.ts';

export interface GroupPositions {
	id: string;
	/** `NO_MEMBER` for one who is none. */
	member: MemberIdentity;
	/** By full topic name. */
	positions: Positions;
}

export interface TransactionContent {
	/** See `planBatches`. */
	waves: readonly (readonly PartitionBatch[])[];
	/** To be committed with the records. */
	group?: GroupPositions;
}

const SETTLED_WITHIN_MS = 5_000;

/** The producer's transaction is in a state that nobody knows: the transactional id has to be opened anew. */
export class BrokenTransactionError extends Error {
	override readonly name = 'BrokenTransactionError';
}

/** Runs transactions of one producer, one at a time. */
export class TransactionRunner {
	readonly #connection: KafkaConnection;
	readonly #producer: Producer;
	readonly #transactionalId: string;
	#broken = false;

	constructor(connection: KafkaConnection, producer: Producer) {
		this.#connection = connection;
		this.#producer = producer;
		this.#transactionalId = producer.transactionalId ?? '';
	}

	/** Cannot run another transaction: fenced, or left in the middle. */
	get isBroken(): boolean {
		return this.#broken;
	}

	/**
	 * Everything becomes visible together, or nothing. Base offsets of the waves come back.
	 * @throws an error whose `failureOf` is 'fenced' when a later owner has the id; BrokenTransactionError when the outcome is unknown.
	 */
	async run({ waves, group }: TransactionContent): Promise<BaseOffsets[]> {
		const placed: BaseOffsets[] = [];
		try {
			const topics = topicsOf(waves);
			if (topics.length > 0)
				await this.#atCoordinator('opening a transaction', (broker, identity) => broker.addPartitionsToTxn({ ...identity, topics }));
			for (const wave of waves) placed.push(await this.#producer.produce(wave));
			if (group !== undefined) await this.#sendPositions(group);
		} catch (error) {
			throw await this.#abort(error);
		}
		await this.#end(true);
		if (group !== undefined) await this.#positionsAreSettled(group.id, group.positions);
		return placed;
	}

	async #sendPositions({ id, member, positions }: GroupPositions): Promise<void> {
		await this.#atCoordinator('adding positions to a transaction', (broker, identity) =>
			broker.addOffsetsToTxn({ ...identity, groupId: id }),
		);
		const topics = offsetsByTopic(positions);
		await this.#connection.retrying('sending positions', async () => {
			const { connectionPool } = await this.#connection.groupCoordinator(id);
			await connectionPool.send(txnOffsetCommitCall({ producer: this.#identity(), group: id, member, topics }));
		});
	}

	/** A commit is acknowledged before it is written out; whoever asks for the group afterwards gets what was committed. */
	async #positionsAreSettled(groupId: string, positions: Positions): Promise<void> {
		const topics = offsetsByTopic(positions).map(({ topic, partitions }) => ({
			topic,
			partitions: partitions.map(({ partition }) => partition),
		}));
		const ask = async () => {
			const broker = await this.#connection.groupCoordinator(groupId);
			const { errorCode, offsets } = await broker.connectionPool.send(offsetFetchCall(groupId, topics));
			const code = errorCode || (offsets.find((offset) => offset.errorCode !== 0)?.errorCode ?? 0);
			if (code !== 0) throw new KafkaProtocolError(code, `the positions of ${groupId}`);
		};
		// It is committed all the same when nobody can be asked.
		await this.#connection.retrying('asking for committed positions', ask, SETTLED_WITHIN_MS).catch(() => undefined);
	}

	/** What is to be told of it: that this owner has been fenced counts for more than what broke the transaction off. */
	async #abort(cause: unknown): Promise<unknown> {
		// What was sent without an answer may still arrive, and its sequence numbers would be given twice: this identity is used up.
		if (failureOf(cause) === 'fenced' || this.#producer.isUncertain) this.#broken = true;
		if (failureOf(cause) === 'fenced') return cause;
		try {
			await this.#end(false);
			return cause;
		} catch (ending) {
			this.#broken = true;
			return failureOf(ending) === 'fenced' ? ending : cause;
		}
	}

	async #end(commit: boolean): Promise<void> {
		try {
			await this.#atCoordinator('ending a transaction', (broker, identity) => broker.endTxn({ ...identity, transactionResult: commit }));
		} catch (error) {
			this.#broken = true;
			if (failureOf(error) === 'passing')
				throw new BrokenTransactionError('nobody knows whether the transaction was committed', { cause: error });
			throw error;
		}
	}

	#atCoordinator<T>(what: string, call: (broker: Broker, identity: ProducerRef) => Promise<T>): Promise<T> {
		return this.#connection.retrying(what, async () =>
			call(await this.#connection.transactionCoordinator(this.#transactionalId), this.#identity()),
		);
	}

	#identity(): ProducerRef {
		const { producerId, epoch } = this.#producer.identity;
		return { transactionalId: this.#transactionalId, producerId: producerId.toString(), producerEpoch: epoch };
	}
}

function topicsOf(waves: TransactionContent['waves']): TopicPartitions[] {
	const byTopic = new Map<string, Set<number>>();
	for (const { topic, partition } of waves.flat()) {
		const partitions = byTopic.get(topic);
		if (partitions === undefined) byTopic.set(topic, new Set([partition]));
		else partitions.add(partition);
	}
	return [...byTopic].map(([topic, partitions]) => ({ topic, partitions: [...partitions] }));
}

function offsetsByTopic(positions: Positions): { topic: string; partitions: { partition: number; offset: number }[] }[] {
	const byTopic = new Map<string, { partition: number; offset: number }[]>();
	for (const [key, position] of positions) {
		const slash = key.lastIndexOf('/');
		const topic = key.slice(0, slash);
		const entry = { partition: Number(key.slice(slash + 1)), offset: position };
		const entries = byTopic.get(topic);
		if (entries === undefined) byTopic.set(topic, [entry]);
		else entries.push(entry);
	}
	return [...byTopic].map(([topic, partitions]) => ({ topic, partitions }));
}
