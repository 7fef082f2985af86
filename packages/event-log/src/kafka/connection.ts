import kafkajs from 'kafkajs';
import { UnknownTopicError } from '../errors.ts';
import type { PartitionId } from '../group.ts';
import { clientOptions } from './client-options.ts';
import { codeOf } from './failure.ts';
import { type Broker, type Cluster, createCluster, type ProtocolCall } from './internals.ts';
import type { KafkaOptions } from './options.ts';
import { retrying } from './retry.ts';

const UNKNOWN_TOPIC = 3;

/** Sockets to the brokers of one cluster, and who leads what. */
export class KafkaConnection {
	readonly #options: KafkaOptions;
	#cluster: Cluster;
	#closed = false;

	constructor(options: KafkaOptions) {
		this.#options = options;
		this.#cluster = newCluster(options);
	}

	/** Learns who leads the partitions of the topics. @throws UnknownTopicError */
	async know(topics: readonly string[]): Promise<void> {
		await this.retrying('connecting to Kafka', async () => {
			if (!this.#cluster.isConnected()) await this.#cluster.connect();
			try {
				await this.#cluster.addMultipleTargetTopics(topics);
			} catch (error) {
				if (codeOf(error) === UNKNOWN_TOPIC) throw await this.#unknownTopic(topics);
				throw error;
			}
		});
	}

	partitionCount(topic: string): number {
		return this.#cluster.findTopicPartitionMetadata(topic).length;
	}

	/** Groups by the node that leads; partitions without a known leader are under -1. */
	byLeader<T extends PartitionId>(partitions: Iterable<T>): Map<number, T[]> {
		const groups = new Map<number, T[]>();
		for (const item of partitions) {
			const leader = this.#leader(item);
			const group = groups.get(leader);
			if (group === undefined) groups.set(leader, [item]);
			else group.push(item);
		}
		return groups;
	}

	#leader({ topic, partition }: PartitionId): number {
		try {
			return this.#cluster.findTopicPartitionMetadata(topic).find(({ partitionId }) => partitionId === partition)?.leader ?? -1;
		} catch {
			// kafkajs forgets everything while no broker is connected.
			return -1;
		}
	}

	async broker(nodeId: number): Promise<Broker> {
		return this.#cluster.findBroker({ nodeId });
	}

	async anyBroker(): Promise<Broker> {
		if (!this.#cluster.isConnected()) await this.#cluster.connect();
		await this.#cluster.refreshMetadata();
		return this.#cluster.findControllerBroker();
	}

	async send<T>(nodeId: number, call: ProtocolCall<T>): Promise<T> {
		const broker = await this.broker(nodeId);
		try {
			return await broker.connectionPool.send(call);
		} catch (error) {
			// As kafkajs's own callers do: a closed connection is forgotten, so that the next try opens one.
			if (error instanceof Error && error.name === 'KafkaJSConnectionClosedError') this.#cluster.removeBroker(broker.connectionPool);
			throw error;
		}
	}

	async groupCoordinator(group: string): Promise<Broker> {
		return this.#cluster.findGroupCoordinator({ groupId: group, coordinatorType: 0 });
	}

	async transactionCoordinator(transactionalId: string): Promise<Broker> {
		return this.#cluster.findGroupCoordinator({ groupId: transactionalId, coordinatorType: 1 });
	}

	async refresh(): Promise<void> {
		if (!this.#cluster.isConnected()) await this.#cluster.connect();
		await this.#cluster.refreshMetadata();
	}

	/** Tries a call again with newer metadata as long as its failure may pass and the connection is open. */
	retrying<T>(what: string, attempt: () => Promise<T>, withinMs = this.#options.config.KAFKA_DELIVERY_TIMEOUT_MS): Promise<T> {
		return retrying(attempt, {
			withinMs,
			onRetry: (attempts, error) => this.#options.events.retrying(what, attempts, error),
			prepare: () => this.refresh(),
			isClosed: () => this.#closed,
		});
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#cluster.disconnect();
	}

	async #unknownTopic(topics: readonly string[]): Promise<unknown> {
		for (const topic of topics) {
			try {
				await this.#cluster.addMultipleTargetTopics([topic]);
			} catch (error) {
				return codeOf(error) === UNKNOWN_TOPIC ? new UnknownTopicError(this.#options.names.bare(topic)) : error;
			}
		}
		return new UnknownTopicError(topics.join(', '));
	}
}

const newCluster = (options: KafkaOptions): Cluster => createCluster({ ...clientOptions(options), logLevel: kafkajs.logLevel.WARN });
