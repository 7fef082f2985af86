import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { crc32c, createCluster, encoded } from './internals.ts';

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
