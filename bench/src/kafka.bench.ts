import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventLog, openEventLog } from '@tideline/event-log';
import { MissingToolError } from '../../infra/kafka/java.ts';
import { type Kafka, startKafka } from '../../infra/kafka/start-kafka.ts';
import type { BenchRow } from './harness.ts';
import { bytesOnDisk, deskRecord, oneByOne, pace, percentile, saturate } from './kafka-load.ts';

const RECORDS = 60_000;
const PACED_SECONDS = 3;
const CALLS = 200;
const DEFAULT_PARTITIONS = 4;

interface Case {
	name: string;
	env?: Record<string, string>;
	partitions?: number;
}

/** One setting at a time away from the defaults; the first is the baseline. */
const CASES: readonly Case[] = [
	{ name: 'defaults' },
	{ name: 'batch 100 records', env: { KAFKA_BATCH_RECORDS: '100' } },
	{ name: 'batch 1 000 records', env: { KAFKA_BATCH_RECORDS: '1000' } },
	{ name: 'linger 5 ms', env: { KAFKA_LINGER_MS: '5' } },
	{ name: 'linger 20 ms', env: { KAFKA_LINGER_MS: '20' } },
	{ name: 'idempotence off', env: { KAFKA_IDEMPOTENCE: 'false' } },
	{ name: 'idempotence off, acks 1', env: { KAFKA_IDEMPOTENCE: 'false', KAFKA_ACKS: '1' } },
	{ name: 'gzip', env: { KAFKA_COMPRESSION: 'gzip' } },
	{ name: 'snappy', env: { KAFKA_COMPRESSION: 'snappy' } },
	{ name: 'lz4', env: { KAFKA_COMPRESSION: 'lz4' } },
	{ name: 'zstd', env: { KAFKA_COMPRESSION: 'zstd' } },
	{ name: '1 partition', partitions: 1 },
	{ name: '16 partitions', partitions: 16 },
];

/** Kafka by its settings, on one broker of this machine; figures of one run, to be compared with each other. Nothing without a JDK. */
export async function run(): Promise<BenchRow[]> {
	const dir = await mkdtemp(join(tmpdir(), 'tideline-bench-'));
	let kafka: Kafka | null = null;
	try {
		kafka = await startKafka({ dir });
		const broker = { bootstrap: kafka.bootstrap(), dataFolder: join(dir, 'data-1') };
		await measure(broker, { name: 'warm-up' }, 'warm-up');
		const rows: BenchRow[] = [];
		let baseline = 0;
		for (const [i, wanted] of CASES.entries()) {
			const row = await measure(broker, wanted, `bench-${i}`);
			baseline ||= row.value;
			rows.push({ ...row, note: `${(row.value / baseline).toFixed(2)}× defaults, ${row.note}` });
		}
		return [...rows, ...(await calls(broker))];
	} catch (error) {
		if (error instanceof MissingToolError) return [{ name: `not measured: ${error.message}`, value: 0, unit: '' }];
		throw error;
	} finally {
		await kafka?.stop();
		await rm(dir, { recursive: true, force: true });
	}
}

interface Broker {
	bootstrap: string;
	dataFolder: string;
}

/** The registry is not asked: nothing here is Avro. */
const open = (broker: Broker, env: Record<string, string> = {}): EventLog =>
	openEventLog({ KAFKA_BROKERS: broker.bootstrap, SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1', ...env });

async function measure(broker: Broker, { name, env = {}, partitions = DEFAULT_PARTITIONS }: Case, topic: string): Promise<BenchRow> {
	const log = open(broker, env);
	await log.ensureTopics([{ name: topic, partitions, cleanup: 'delete', retentionMs: null }]);
	const writing = process.cpuUsage();
	const perSecond = await saturate(log, topic, RECORDS);
	const cpu = cpuSince(writing) / RECORDS;
	const bytes = (await bytesOnDisk(broker.dataFolder, topic)) / RECORDS;
	const took = await pace(log, topic, PACED_SECONDS);
	const read = await readAll(log, topic);
	await log.close();
	const latency = `p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms`;
	const reads = `read ${read.perSecond.toFixed(0)}/s at ${read.cpu.toFixed(1)} µs`;
	return {
		name,
		value: perSecond,
		unit: 'records/s',
		note: `${cpu.toFixed(1)} µs of CPU each, ${latency}, ${bytes.toFixed(0)} bytes a record, ${reads}`,
	};
}

/** Microseconds that this process has computed, in all its threads: what a busy machine does not change. */
function cpuSince(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return user + system;
}

async function readAll(log: EventLog, topic: string): Promise<{ perSecond: number; cpu: number }> {
	const start = performance.now();
	const reading = process.cpuUsage();
	let count = 0;
	for await (const { records, caughtUp } of log.read({ topics: [topic], from: 'start', signal: new AbortController().signal })) {
		count += records.length;
		if (caughtUp) break;
	}
	return { perSecond: (1_000 * count) / (performance.now() - start), cpu: cpuSince(reading) / count };
}

/** What one call after the other takes. */
async function calls(broker: Broker): Promise<BenchRow[]> {
	const log = open(broker);
	const topic = 'bench-calls';
	await log.ensureTopics([{ name: topic, partitions: DEFAULT_PARTITIONS, cleanup: 'delete', retentionMs: null }]);
	const transactor = await log.openTransactor('bench');
	const across = (count: number, i: number) =>
		Array.from({ length: count }, (_, n) => ({ ...deskRecord(topic, count * i + n), partition: n % 4 }));
	const positions = (i: number) => ({ group: 'bench', positions: new Map([[`${topic}/0`, i]]) });
	const rows: [string, number[]][] = [
		['append, one record', await oneByOne(CALLS, (i) => log.append([deskRecord(topic, i)]))],
		['append, four records over four partitions', await oneByOne(CALLS, (i) => log.append(across(4, i)))],
		[
			'transaction, four records and positions',
			await oneByOne(CALLS, (i) => transactor.commit({ records: across(4, i), ...positions(i) })),
		],
		[
			'transaction, 1 000 records and positions',
			await oneByOne(CALLS, (i) => transactor.commit({ records: across(1_000, i), ...positions(i) })),
		],
		['get by coordinates', await oneByOne(CALLS, (i) => log.get(topic, 0, i))],
	];
	await log.close();
	return rows.map(([name, took]) => ({
		name,
		value: percentile(took, 0.5),
		unit: 'ms p50',
		note: `p99 ${percentile(took, 0.99).toFixed(1)} ms`,
	}));
}
