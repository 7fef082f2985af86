import { Buffer } from 'node:buffer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { textOf } from '../../contract/reading.ts';
import type { PartitionId } from '../../group.ts';
import { readKafkaConfig } from '../config.ts';
import type { KafkaConnection } from '../connection.ts';
import { NO_EVENTS } from '../events.ts';
import { prefixedNames } from '../options.ts';
import { KafkaProtocolError } from '../protocol/error-code.ts';
import type { FetchedPartition } from '../protocol/fetch.ts';
import { encodeRecordBatch } from '../protocol/record-batch.ts';
import { Fetcher } from './fetcher.ts';
import { PartitionFeed } from './partition-feed.ts';

const TOPIC = { name: 't', full: 't', partitions: 2, cleanup: 'delete', appendTime: false } as const;

interface Sent {
	leader: number;
	answer(partitions: FetchedPartition[]): void;
	fail(error: unknown): void;
}

/** Brokers whose answers the test gives, and whose partitions it moves. */
class FakeConnection {
	readonly sent: Sent[] = [];
	leaders = [1, 2];

	byLeader(feeds: readonly PartitionId[]): Map<number, PartitionId[]> {
		return Map.groupBy(feeds, ({ partition }) => this.leaders[partition] ?? -1);
	}

	send(leader: number): Promise<FetchedPartition[]> {
		return new Promise((answer, fail) => this.sent.push({ leader, answer, fail }));
	}

	async refresh(): Promise<void> {}
	async close(): Promise<void> {}
}

async function answerOf(partition: number, value: string): Promise<FetchedPartition> {
	const record = { key: null, value: new Uint8Array(Buffer.from(value)), timestamp: 1, headers: {} };
	const options = { producerId: -1n, epoch: -1, compression: 0, transactional: false, firstSequence: -1 };
	const records = await encodeRecordBatch([record], options);
	return { topic: 't', partition, errorCode: 0, highWatermark: 1, lastStableOffset: 1, aborted: [], records };
}

let connection: FakeConnection;
let feeds: PartitionFeed[];
let fetcher: Fetcher;
let errors: unknown[];
let stalls: number;

beforeEach(() => {
	vi.useFakeTimers();
	connection = new FakeConnection();
	feeds = [new PartitionFeed(TOPIC, 0, 0, 1), new PartitionFeed(TOPIC, 1, 0, 1)];
	errors = [];
	stalls = 0;
	const config = readKafkaConfig({ KAFKA_BROKERS: 'a:1' });
	const options = {
		config,
		events: { ...NO_EVENTS, readerStalled: () => stalls++ },
		names: prefixedNames(''),
		now: Date.now,
		elapsed: () => performance.now(),
	};
	const hooks = { onProgress() {}, onError: (error: unknown) => errors.push(error) };
	fetcher = new Fetcher(options, connection as unknown as KafkaConnection, feeds, hooks);
	fetcher.start();
});
afterEach(async () => {
	await fetcher.close();
	vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
/** Everything that a feed has to give. */
function drain(feed: PartitionFeed | undefined): (string | null)[] {
	const values: (string | null)[] = [];
	for (; feed?.head !== undefined; feed.shift()) values.push(textOf(feed.head.value));
	return values;
}

test('each leader is asked once, and again when it has answered', async () => {
	expect(connection.sent.map(({ leader }) => leader)).toEqual([1, 2]);
	connection.sent[0]?.answer([await answerOf(0, 'a')]);
	await settle();
	expect(connection.sent.map(({ leader }) => leader)).toEqual([1, 2, 1]);
	expect(drain(feeds[0])).toEqual(['a']);
});

test('a partition that moves while it is asked for gives its records once', async () => {
	connection.leaders = [3, 2];
	connection.sent[1]?.fail(new KafkaProtocolError(6, 'moved'));
	await vi.advanceTimersByTimeAsync(100);
	const [old, , next] = connection.sent;
	expect(next?.leader).toBe(3);
	next?.answer([await answerOf(0, 'a')]);
	await settle();
	old?.answer([await answerOf(0, 'a')]);
	await settle();
	expect(drain(feeds[0])).toEqual(['a']);
});

test('a partition whose leader does not answer is not waited for until it does', async () => {
	connection.sent[0]?.fail(new KafkaProtocolError(6, 'moved'));
	await settle();
	expect(feeds[0]?.failing).toBe(true);
	await vi.advanceTimersByTimeAsync(100);
	connection.sent[2]?.answer([await answerOf(0, 'a')]);
	await settle();
	expect(feeds[0]?.failing).toBe(false);
});

test('a failure that does not pass ends the reader', async () => {
	const refused = new KafkaProtocolError(29, 'no rights');
	connection.sent[0]?.fail(refused);
	await settle();
	expect(errors).toEqual([refused]);
});

test('a feed that is full is left out', async () => {
	feeds[1]?.add(
		[{ topic: 't', partition: 1, offset: 0, key: null, value: new Uint8Array(32_000_000), timestamp: 1, headers: {} }],
		1,
		9,
		0,
	);
	connection.sent[1]?.answer([]);
	await settle();
	expect(connection.sent.map(({ leader }) => leader)).toEqual([1, 2]);
	drain(feeds[1]);
	fetcher.pump();
	expect(connection.sent.map(({ leader }) => leader)).toEqual([1, 2, 2]);
});

test.each([3_600_000, -3_600_000])('a wall clock that jumps by %s ms throws no connection away', async (jump) => {
	connection.sent[0]?.answer([await answerOf(0, 'a')]);
	await settle();
	vi.setSystemTime(Date.now() + jump);
	await vi.advanceTimersByTimeAsync(20_000);
	expect(stalls).toBe(0);
});
