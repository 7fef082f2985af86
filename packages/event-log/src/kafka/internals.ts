import type { Buffer } from 'node:buffer';
import { type EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import type { ISocketFactory, KafkaConfig as KafkaJsConfig, logCreator } from 'kafkajs';

/**
 * What of kafkajs lies below its public interface: connections, versions, metadata, coordinators. docs/adr/0010 says why; the version is
 * pinned, and `internals.test.ts` says when a part is missing.
 */

/** One request as kafkajs's connections take it. */
export interface ProtocolCall<T> {
	request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<Encoder> };
	response: { decode(payload: Buffer): Promise<T>; parse(decoded: T): Promise<T> };
	requestTimeout?: number;
	logResponseError?: boolean;
}

interface Encoder {
	writeBuffer(bytes: Buffer): Encoder;
}

export interface TopicPartitions {
	topic: string;
	partitions: number[];
}

export interface Producer {
	transactionalId: string;
	producerId: string;
	producerEpoch: number;
}

export interface Broker {
	readonly nodeId: number;
	readonly connectionPool: { readonly host: string; readonly port: number; send<T>(call: ProtocolCall<T>): Promise<T> };
	initProducerId(request: {
		transactionalId: string | undefined;
		transactionTimeout: number;
	}): Promise<{ producerId: string; producerEpoch: number }>;
	addPartitionsToTxn(request: Producer & { topics: TopicPartitions[] }): Promise<unknown>;
	addOffsetsToTxn(request: Producer & { groupId: string }): Promise<unknown>;
	joinGroup(request: {
		groupId: string;
		sessionTimeout: number;
		rebalanceTimeout: number;
		memberId: string;
		groupProtocols: { name: string; metadata: Buffer }[];
	}): Promise<{ generationId: number; leaderId: string; memberId: string; members: { memberId: string; memberMetadata: Buffer }[] }>;
	syncGroup(request: {
		groupId: string;
		generationId: number;
		memberId: string;
		groupAssignment: { memberId: string; memberAssignment: Buffer }[];
	}): Promise<{ memberAssignment: Buffer }>;
	heartbeat(request: { groupId: string; groupGenerationId: number; memberId: string }): Promise<unknown>;
	leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>;
	endTxn(request: Producer & { transactionResult: boolean }): Promise<unknown>;
	listOffsets(request: {
		replicaId: number;
		isolationLevel: number;
		topics: { topic: string; partitions: { partition: number; timestamp: number }[] }[];
	}): Promise<{ responses: { topic: string; partitions: { partition: number; offset: string }[] }[] }>;
}

export interface Cluster {
	connect(): Promise<void>;
	disconnect(): Promise<void>;
	isConnected(): boolean;
	refreshMetadata(): Promise<void>;
	addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
	findTopicPartitionMetadata(topic: string): { partitionId: number; leader: number }[];
	findBroker(options: { nodeId: number }): Promise<Broker>;
	findControllerBroker(): Promise<Broker>;
	findGroupCoordinator(options: { groupId: string; coordinatorType: 0 | 1 }): Promise<Broker>;
	removeBroker(address: { host: string; port: number }): void;
}

type ClusterOptions = KafkaJsConfig & {
	logger: unknown;
	socketFactory: ISocketFactory;
	metadataMaxAge: number;
	allowAutoTopicCreation: boolean;
};

const kafkajs = createRequire(import.meta.url);
const Encoder_: new (size: number) => Encoder = kafkajs('kafkajs/src/protocol/encoder');
const Cluster_: new (options: ClusterOptions) => Cluster = kafkajs('kafkajs/src/cluster');
const { createLogger }: { createLogger(options: { level: number; logCreator: logCreator }): unknown } = kafkajs('kafkajs/src/loggers');
const createSocketFactory: () => ISocketFactory = kafkajs('kafkajs/src/network/socketFactory');

/** CRC-32C (Castagnoli) of a record batch. */
export const crc32c: (bytes: Buffer) => number = kafkajs('kafkajs/src/protocol/recordBatch/crc32C');

const { createErrorFromCode }: { createErrorFromCode(code: number): { type: string; message: string } } =
	kafkajs('kafkajs/src/protocol/error');

/** The name of an error code and what it means, as `INVALID_TIMESTAMP: The timestamp of …`. */
export function errorWords(code: number): string {
	const { type, message } = createErrorFromCode(code);
	return `${type}: ${message}`;
}

/** A request of our own bytes. */
export function encoded(bytes: Buffer): Encoder {
	return new Encoder_(bytes.length).writeBuffer(bytes);
}

/**
 * kafkajs disconnects a dead connection once more with every request that fails on it, and Node keeps the `unref` of a socket that is gone
 * for its next connect: a listener each time, of which Node warns from the eleventh on.
 */
export function createSockets(): ISocketFactory {
	const create = createSocketFactory();
	return (options) => {
		const socket = create(options);
		const unref = socket.unref.bind(socket);
		socket.unref = () => (socket.destroyed ? socket : unref());
		return socket;
	};
}

const METADATA_MAX_AGE_MS = 300_000;

/** Connections to one cluster; nothing is opened before `connect`. */
export function createCluster(options: KafkaJsConfig & { logLevel: number; logCreator: logCreator }): Cluster {
	return new Cluster_({
		...options,
		logger: createLogger({ level: options.logLevel, logCreator: options.logCreator }),
		socketFactory: createSockets(),
		metadataMaxAge: METADATA_MAX_AGE_MS,
		allowAutoTopicCreation: false,
	});
}

interface RequestQueue extends EventEmitter {
	throttledUntil: number;
	throttleCheckTimeoutId: NodeJS.Timeout | null;
	pending: unknown[];
	inflight: ReadonlyMap<number, { readonly sentAt: number; readonly requestTimeout: number; timeoutRequest(): void }>;
	readonly enforceRequestTimeout: boolean;
	readonly requestTimeout: number;
	requestTimeoutIntervalId: NodeJS.Timeout | null;
	isConnected(): boolean;
	destroy(): void;
	scheduleRequestTimeoutCheck(): void;
	emptied?: Promise<void> | undefined;
	checkPendingRequests(): void;
	scheduleCheckPendingRequests(): void;
	waitForPendingRequests(): Promise<void>;
}
const RequestQueue_: { prototype: RequestQueue } = kafkajs('kafkajs/src/network/requestQueue');
const PENDING_CHECK_MS = 10;
const TIMEOUT_CHECK_MS = 100;

/**
 * kafkajs looks at an empty queue every millisecond for ever, by a timer whose negative delay Node warns of (kafkajs issues 1704 and 1751).
 * A look is needed only while something waits.
 */
RequestQueue_.prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests(this: RequestQueue): void {
	if (this.throttleCheckTimeoutId !== null || this.pending.length === 0) return;
	this.throttleCheckTimeoutId = setTimeout(
		() => {
			this.throttleCheckTimeoutId = null;
			this.checkPendingRequests();
		},
		Math.max(PENDING_CHECK_MS, this.throttledUntil - Date.now()),
	);
};

/** Each call to disconnect listens anew for the queue to empty, eleven while a broker hangs: Node calls that a leak. They wait together. */
RequestQueue_.prototype.waitForPendingRequests = async function waitForPendingRequests(this: RequestQueue): Promise<void> {
	if (this.pending.length === 0 && this.inflight.size === 0) return;
	this.emptied ??= once(this, 'requestQueueEmpty').then(() => {
		this.emptied = undefined;
	});
	await this.emptied;
};

/**
 * kafkajs ends its watch over unanswered requests as soon as a connection begins to close, which waits for their answers: one that never
 * comes holds it open for ever. Here the watch goes on until nothing waits.
 */
RequestQueue_.prototype.scheduleRequestTimeoutCheck = function scheduleRequestTimeoutCheck(this: RequestQueue): void {
	if (!this.enforceRequestTimeout) return;
	this.destroy();
	const check = () => {
		const late = [...this.inflight.values()].filter(({ sentAt, requestTimeout }) => Date.now() - sentAt > requestTimeout);
		for (const request of late) request.timeoutRequest();
		if (!this.isConnected() && this.inflight.size === 0) this.destroy();
	};
	this.requestTimeoutIntervalId = setInterval(check, Math.min(this.requestTimeout, TIMEOUT_CHECK_MS));
};
