import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Kafka, startKafka } from '../../../../infra/kafka/start-kafka.ts';
import { readAll, record, valuesOf } from '../contract/reading.ts';
import { FencedError } from '../errors.ts';
import type { EventLog, TopicSpec } from '../event-log.ts';
import { readKafkaConfig } from './config.ts';
import { openLog } from './contract-adapter.ts';
import { type KafkaEvents, NO_EVENTS } from './events.ts';
import { openKafkaLog } from './kafka-log.ts';

const SPREAD: TopicSpec = { name: 'spread', partitions: 6, cleanup: 'delete', retentionMs: null };

describe.skipIf(inject('kafka') === null)('three brokers', () => {
	let dir: string;
	let kafka: Kafka;
	const logs: EventLog[] = [];
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-brokers-'));
		kafka = await startKafka({ brokers: 3, dir });
	});
	afterAll(async () => {
		await Promise.all(logs.map((log) => log.close()));
		await kafka?.stop();
		await rm(dir, { recursive: true });
	});
	const open = (env: Record<string, string>, events: Partial<KafkaEvents> = {}): EventLog => {
		const config = readKafkaConfig({ KAFKA_BROKERS: kafka.bootstrap(), KAFKA_REQUEST_TIMEOUT_MS: '5000', ...env });
		const log = openKafkaLog({ config, events: { ...NO_EVENTS, ...events } });
		logs.push(log);
		return log;
	};

	test('of which one is killed under load and comes back lose and double nothing, and a running reader gets it all', async () => {
		const prefix = { KAFKA_TOPIC_PREFIX: `${randomUUID()}.` };
		const log = open(prefix);
		await log.ensureTopics([SPREAD]);
		const second = open(prefix);
		const transactor = await log.openTransactor('owner');
		const written: string[] = [];
		let stopped = false;
		/** Appends one after the other until told to stop; what was acknowledged is written down. */
		async function writer(name: string, write: (values: string[]) => Promise<unknown>, size: number): Promise<void> {
			for (let i = 0; !stopped; i++) {
				const values = Array.from({ length: size }, (_, n) => `${name}:${i}:${n}`);
				await write(values);
				written.push(...values);
			}
		}
		const records = (values: string[]) => values.map((value) => record(SPREAD.name, value, { key: value }));
		const writers = [
			...[0, 1, 2].map((n) => writer(`single${n}`, (values) => log.append(records(values)), 1)),
			writer('many', (values) => second.append(records(values)), 20),
			writer('transaction', (values) => transactor.commit({ records: records(values) }), 20),
		];
		const reader = new AbortController();
		const seen: string[] = [];
		const reading = (async () => {
			for await (const batch of open(prefix).read({ topics: [SPREAD.name], from: 'start', signal: reader.signal }))
				seen.push(...(valuesOf(batch.records) as string[]));
		})();
		await moreThan(written, 500);
		const [victim = 1] = kafka.brokerIds;
		await kafka.kill(victim);
		await moreThan(written, written.length + 500);
		await kafka.restart(victim);
		await moreThan(written, written.length + 500);
		stopped = true;
		await Promise.all(writers);
		const kept = valuesOf(await readAll(log, [SPREAD.name])) as string[];
		expect(kept.toSorted()).toEqual(written.toSorted());
		await moreThan(seen, written.length - 1);
		reader.abort();
		await reading;
		expect(seen.toSorted()).toEqual(written.toSorted());
	});

	test('that all hang are noticed by a reader, which connects anew and goes on', async () => {
		const stalled: (readonly string[])[] = [];
		const prefix = { KAFKA_TOPIC_PREFIX: `${randomUUID()}.` };
		const log = open(prefix);
		await log.ensureTopics([SPREAD]);
		const watched = open({ ...prefix, KAFKA_READER_STALL_MS: '1500' }, { readerStalled: (topics) => stalled.push(topics) });
		const seen: unknown[] = [];
		const reader = new AbortController();
		const reading = (async () => {
			for await (const { records } of watched.read({ topics: [SPREAD.name], from: 'start', signal: reader.signal }))
				seen.push(...valuesOf(records));
		})();
		await log.append([record(SPREAD.name, 'before')]);
		await moreThan(seen, 0);
		for (const broker of kafka.brokerIds) kafka.pause(broker);
		await moreThan(stalled, 0);
		for (const broker of kafka.brokerIds) kafka.resume(broker);
		await log.append([record(SPREAD.name, 'after')]);
		await moreThan(seen, 1);
		reader.abort();
		await reading;
		expect(seen).toEqual(['before', 'after']);
		expect(stalled[0]).toEqual([SPREAD.name]);
	});

	test('that are all killed and started again keep what they acknowledged; what was on its way arrives once', async () => {
		const log = open({ KAFKA_TOPIC_PREFIX: `${randomUUID()}.` });
		await log.ensureTopics([SPREAD]);
		const values = Array.from({ length: 40 }, (_, i) => `${i}`);
		await log.append(values.slice(0, 20).map((value) => record(SPREAD.name, value)));
		await Promise.all(kafka.brokerIds.map((broker) => kafka.kill(broker)));
		const onItsWay = Promise.all(values.slice(20).map((value) => log.append([record(SPREAD.name, value)])));
		await Promise.all(kafka.brokerIds.map((broker) => kafka.restart(broker)));
		await onItsWay;
		expect((valuesOf(await readAll(log, [SPREAD.name])) as string[]).sort()).toEqual(values.sort());
	});
});

describe.skipIf(inject('kafka') === null)('an owner that was paused', () => {
	const bootstrap = inject('kafka')?.bootstrap ?? '';
	const location = JSON.stringify({ KAFKA_BROKERS: bootstrap, KAFKA_TOPIC_PREFIX: `${randomUUID()}.` });
	const topic: TopicSpec = { name: 'owned', partitions: 1, cleanup: 'delete', retentionMs: null };

	test('in the middle of its work is fenced when it wakes: nothing of it comes after its successor, and no half transaction', async () => {
		const log = await openLog(location);
		await log.ensureTopics([topic]);
		const script = new URL('./zombie-process.ts', import.meta.url).pathname;
		const zombie = spawn(process.execPath, [script, location, topic.name, 'owner', '10'], { stdio: ['ignore', 'pipe', 'inherit'] });
		const said: string[] = [];
		const lines = createInterface({ input: zombie.stdout }).on('line', (line) => said.push(line));
		const ended = Promise.all([once(zombie, 'exit'), once(lines, 'close')]);
		await moreThan(said, 5);
		zombie.kill('SIGSTOP');
		const successor = await log.openTransactor('owner');
		await successor.commit({ records: [record(topic.name, 'successor')] });
		zombie.kill('SIGCONT');
		await ended;
		expect(said.at(-1)).toBe('fenced');
		const values = valuesOf(await readAll(log, [topic.name])) as string[];
		expect(values.at(-1)).toBe('successor');
		const batches = said.length - 1;
		// The last commit may have been decided just before the pause, and its answer read after the fencing.
		expect([10 * batches + 1, 10 * (batches + 1) + 1]).toContain(values.length);
		await log.close();
	});

	test('is fenced also when both write at the same moment: who opened last is the owner', async () => {
		const [log, other] = [await openLog(location), await openLog(location)];
		await log.ensureTopics([SPREAD]);
		const zombie = await log.openTransactor('same');
		await zombie.commit({ records: [record(SPREAD.name, 'first')] });
		const owner = await other.openTransactor('same');
		const [late, next] = await Promise.allSettled([
			zombie.commit({ records: Array.from({ length: 20 }, (_, i) => record(SPREAD.name, `zombie ${i}`)) }),
			owner.commit({ records: [record(SPREAD.name, 'second')] }),
		]);
		expect(late).toMatchObject({ status: 'rejected', reason: expect.any(FencedError) });
		expect(next.status).toBe('fulfilled');
		expect(valuesOf(await readAll(other, [SPREAD.name]))).toEqual(['first', 'second']);
		await Promise.all([log.close(), other.close()]);
	});
});

/** Resolves when a list that others fill is longer than `length`. */
async function moreThan(list: readonly unknown[], length: number): Promise<void> {
	while (list.length <= length) await new Promise((resolve) => setTimeout(resolve, 20));
}
