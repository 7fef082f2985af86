import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONTRACT_TOPICS, RETENTION_MS, TOPIC_A, TOPIC_B, TOPIC_COMPACTED, TOPIC_SHORT } from '../contract/home.ts';
import { latest, readAll, record, text } from '../contract/reading.ts';
import { openSqliteLog, type SqliteLog } from './sqlite-log.ts';

let folder: string;
let clock: number;
const opened: SqliteLog[] = [];

async function openLog(): Promise<SqliteLog> {
	const log = openSqliteLog({ path: join(folder, 'log.db'), maintainEveryMs: 0, now: () => clock });
	opened.push(log);
	await log.ensureTopics(CONTRACT_TOPICS);
	return log;
}

const put = (key: string, value: string | null) => ({ topic: TOPIC_COMPACTED, key, value: value === null ? null : text(value) });
const count = async (log: SqliteLog): Promise<number> => (await readAll(log, [TOPIC_COMPACTED])).length;

async function rowsOfFile(): Promise<number> {
	const file = new DatabaseSync(join(folder, 'log.db'), { readOnly: true });
	const row = file.prepare('SELECT count(*) AS rows FROM batches').get();
	file.close();
	return Number(row?.rows);
}

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tideline-maintain-'));
	clock = 1_800_000_000_000;
});
afterEach(async () => {
	await Promise.all(opened.splice(0).map((log) => log.close()));
	await rm(folder, { recursive: true, force: true });
});

describe('maintenance', () => {
	test('leaves exactly the newest record of each key', async () => {
		const log = await openLog();
		for (let i = 0; i < 300; i++) await log.append([put(`key-${i % 7}`, `${i}`)]);
		expect(await log.maintain()).toEqual({ ran: true, removed: 293 });
		expect(await count(log)).toBe(7);
	});

	test('goes over a partition again only when enough of it is new', async () => {
		const log = await openLog();
		await log.append(Array.from({ length: 100 }, (_, i) => put(`key-${i}`, 'first')));
		await log.maintain();
		await log.append([put('key-1', 'second')]);
		expect((await log.maintain()).removed).toBe(0);
		await log.append(Array.from({ length: 100 }, (_, i) => put(`key-${i}`, 'third')));
		expect((await log.maintain()).removed).toBe(101);
	});

	test('takes a tombstone after the retention since it was first met, not since its own timestamp', async () => {
		const log = await openLog();
		await log.append([put('a', 'x'), { ...put('a', null), timestamp: 1_000 }]);
		await log.maintain();
		expect(await count(log)).toBe(1);
		clock += RETENTION_MS - 1;
		await log.maintain();
		expect(await count(log)).toBe(1);
		clock += 1;
		await log.maintain();
		expect(await count(log)).toBe(0);
	});

	test('joins the small batches of single appends and changes nothing else', async () => {
		const log = await openLog();
		for (let i = 0; i < 1_500; i++) await log.append([record(TOPIC_B, `${i}`), record(TOPIC_A, `${i}`, { partition: 0 })]);
		const before = await readAll(log, [TOPIC_A, TOPIC_B]);
		expect(await rowsOfFile()).toBe(3_000);
		expect((await log.maintain()).removed).toBe(0);
		expect(await rowsOfFile()).toBeLessThan(30);
		expect(await readAll(log, [TOPIC_A, TOPIC_B])).toEqual(before);
		expect((await log.get(TOPIC_B, 0, 777))?.offset).toBe(777);
	});

	test('drops what is older than the retention in any number of batches', async () => {
		const log = await openLog();
		for (let i = 0; i < 600; i++) await log.append([record(TOPIC_SHORT, `${i}`, { timestamp: clock - 2 * RETENTION_MS })]);
		await log.append([record(TOPIC_SHORT, 'young', { timestamp: clock })]);
		expect((await log.maintain()).removed).toBe(600);
	});

	test('is done by one owner at a time, and taken over from a dead one', async () => {
		const owner = await openLog();
		const other = await openLog();
		await owner.append(Array.from({ length: 2_000 }, (_, i) => put(`key-${i % 5}`, `${i}`)));
		const running = owner.maintain();
		expect(await other.maintain()).toEqual({ ran: false, removed: 0 });
		await running;
		expect((await other.maintain()).ran).toBe(true);
		// An owner that dies in the middle leaves its lease behind.
		await other.append(Array.from({ length: 2_000 }, (_, i) => put(`key-${i % 5}`, `${i}`)));
		const dying = other.maintain().catch(() => undefined);
		await other.close();
		await dying;
		expect((await owner.maintain()).ran).toBe(false);
		clock += 10 * 60_000;
		expect((await owner.maintain()).ran).toBe(true);
	});

	test('broken off in the middle has lost nothing', async () => {
		const log = await openLog();
		await log.append(Array.from({ length: 5_000 }, (_, i) => put(`key-${i % 50}`, `${i}`)));
		const expected = latest(await readAll(log, [TOPIC_COMPACTED]));
		const broken = log.maintain().catch(() => undefined);
		await new Promise((resolve) => setImmediate(resolve));
		await log.close();
		await broken;
		expect(latest(await readAll(await openLog(), [TOPIC_COMPACTED]))).toEqual(expected);
	});
});
