import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventLog, type NewRecord, openSqliteLog, TOPICS, TRADE_TOPICS } from '@tideline/event-log';
import { RawTable } from './event-log-raw.ts';
import { type BenchRow, time } from './harness.ts';

const RECORDS = 200_000;
const REPEATS = 3;
const BATCH = 1_000;
const SINGLES = 5_000;
const VALUE = new Uint8Array(200).fill(7);
const ALL_TOPICS = TOPICS.map(({ name }) => name);

/** Batches as the simulator and the engine write them: trades spread over seven topics of four partitions. */
function* batches(): Generator<NewRecord[]> {
	for (let from = 0; from < RECORDS; from += BATCH)
		yield Array.from({ length: BATCH }, (_, i) => ({
			topic: TRADE_TOPICS[(from + i) % TRADE_TOPICS.length] as string,
			key: `trade-${from + i}`,
			value: VALUE,
			timestamp: 1_795_000_000_000 + from + i,
		}));
}

async function appendAll(log: EventLog): Promise<void> {
	for (const batch of batches()) await log.append(batch);
}

async function readAll(log: EventLog, topics: readonly string[]): Promise<number> {
	let read = 0;
	for await (const batch of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
		read += batch.records.length;
		if (batch.caughtUp) break;
	}
	return read;
}

async function logRows(folder: string): Promise<BenchRow[]> {
	const raw = new RawTable(join(folder, 'raw.db'));
	const log = openSqliteLog({ path: join(folder, 'log.db'), maintainEveryMs: 0 });
	await log.ensureTopics(TOPICS);
	// A first round warms the code up, of the log and of its baseline.
	await appendAll(log);
	raw.insert(RECORDS, BATCH, TRADE_TOPICS, VALUE);
	const append = await time(RECORDS, () => appendAll(log), REPEATS);
	const insert = await time(RECORDS, () => raw.insert(RECORDS, BATCH, TRADE_TOPICS, VALUE), REPEATS);
	const total = RECORDS * (1 + REPEATS);
	const read = await time(total, () => readAll(log, ALL_TOPICS), REPEATS);
	const select = await time(total, () => raw.readAll(), REPEATS);
	const latencies: number[] = [];
	for (let i = 0; i < SINGLES; i++) {
		const { seconds } = await time(1, () => log.append([{ topic: 'trades.fx', key: `single-${i}`, value: VALUE }]));
		latencies.push(seconds * 1e6);
	}
	latencies.sort((a, b) => a - b);
	raw.close();
	await log.close();
	return [
		{
			name: 'append, 200 B a record, batches of 1 000, 28 partitions',
			value: append.perSecond,
			unit: 'records/s',
			ratio: { value: append.perSecond / insert.perSecond, against: 'raw inserts', target: 1, better: 'higher' },
		},
		{
			name: 'read all topics in the order of append',
			value: read.perSecond,
			unit: 'records/s',
			ratio: { value: read.perSecond / select.perSecond, against: 'one pass of SELECT', target: 1, better: 'higher' },
		},
		{ name: 'append of a single record, median', value: latencies[SINGLES >> 1] ?? 0, unit: 'µs' },
		{ name: 'append of a single record, p99', value: latencies[Math.floor(0.99 * SINGLES)] ?? 0, unit: 'µs' },
	];
}

/** What the log costs, against SQLite alone. */
export async function run(): Promise<BenchRow[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tideline-bench-'));
	try {
		return await logRows(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
