import { Buffer } from 'node:buffer';
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { crc32c, createCluster, createSockets, encoded, errorWords } from './internals.ts';

const require = createRequire(import.meta.url);

test('kafkajs is the version whose inside the adapter knows', async () => {
	expect(JSON.parse(await readFile(require.resolve('kafkajs/package.json'), 'utf8')).version).toBe('2.2.4');
});

test('its connections have every call that the adapter makes', () => {
	const cluster = createCluster({ brokers: ['127.0.0.1:1'], logLevel: 0, logCreator: () => () => undefined });
	const calls = [
		'connect',
		'disconnect',
		'isConnected',
		'refreshMetadata',
		'addMultipleTargetTopics',
		'findTopicPartitionMetadata',
		'findBroker',
		'findControllerBroker',
		'findGroupCoordinator',
		'removeBroker',
	] as const;
	expect(calls.filter((call) => typeof cluster[call] !== 'function')).toEqual([]);
	const Broker: { prototype: Record<string, unknown> } = require('kafkajs/src/broker');
	const transactions = ['initProducerId', 'addPartitionsToTxn', 'addOffsetsToTxn', 'endTxn'];
	const requests = [...transactions, 'joinGroup', 'syncGroup', 'heartbeat', 'leaveGroup', 'listOffsets'];
	expect(requests.filter((request) => typeof Broker.prototype[request] !== 'function')).toEqual([]);
});

test('it has a name for an error code, and words for one that it does not know', () => {
	expect(errorWords(32)).toBe('INVALID_TIMESTAMP: The timestamp of the message is out of acceptable range');
	expect(errorWords(9_999)).toMatch(/9999/);
});

test('its checksum is Castagnoli', () => {
	// RFC 3720, B.4: 32 bytes of zeroes.
	expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
});

test('bytes of our own go out as they are', () => {
	expect(encoded(Buffer.from([1, 2, 3]))).toMatchObject({ buffer: Buffer.from([1, 2, 3]) });
});

test('an empty queue of requests sets no timer', () => {
	const RequestQueue: { prototype: { scheduleCheckPendingRequests(): void } } = require('kafkajs/src/network/requestQueue');
	const queue = { pending: [] as unknown[], throttleCheckTimeoutId: null as NodeJS.Timeout | null, throttledUntil: -1 };
	RequestQueue.prototype.scheduleCheckPendingRequests.call(queue);
	expect(queue.throttleCheckTimeoutId).toBeNull();
	queue.pending.push({});
	RequestQueue.prototype.scheduleCheckPendingRequests.call(queue);
	expect(queue.throttleCheckTimeoutId).not.toBeNull();
	clearTimeout(queue.throttleCheckTimeoutId ?? undefined);
});

test('all who wait for a queue to empty are told, by one listener', async () => {
	const RequestQueue: { prototype: { waitForPendingRequests(): Promise<void> } } = require('kafkajs/src/network/requestQueue');
	const queue = Object.assign(new EventEmitter(), { pending: [], inflight: new Map([[1, {}]]) });
	const waiting = Array.from({ length: 20 }, () => RequestQueue.prototype.waitForPendingRequests.call(queue));
	expect(queue.listenerCount('requestQueueEmpty')).toBe(1);
	queue.inflight.clear();
	queue.emit('requestQueueEmpty');
	await Promise.all(waiting);
	await RequestQueue.prototype.waitForPendingRequests.call(queue);
	expect(queue.listenerCount('requestQueueEmpty')).toBe(0);
});

test('a connection that is closing still gives up an answer that does not come', () => {
	vi.useFakeTimers();
	try {
		const RequestQueue: { prototype: { scheduleRequestTimeoutCheck(): void } } = require('kafkajs/src/network/requestQueue');
		const inflight = new Map<number, unknown>();
		const queue = Object.assign(Object.create(RequestQueue.prototype), {
			enforceRequestTimeout: true,
			requestTimeout: 5_000,
			inflight,
			isConnected: () => false,
		});
		inflight.set(1, { sentAt: Date.now(), requestTimeout: 5_000, timeoutRequest: () => inflight.delete(1) });
		queue.scheduleRequestTimeoutCheck();
		vi.advanceTimersByTime(4_900);
		expect(inflight.size).toBe(1);
		vi.advanceTimersByTime(300);
		expect(inflight.size).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});

test('a dead socket that is let go again and again gathers no listeners', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const socket = createSockets()({ host: '127.0.0.1', port, ssl: {}, onConnect() {} });
	socket.destroy();
	await once(socket, 'close');
	const before = socket.listenerCount('connect');
	for (let i = 0; i < 12; i++) socket.unref();
	expect(socket.listenerCount('connect')).toBe(before);
	server.close();
});
