import { mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONTRACT_TOPICS, TOPIC_A, TOPIC_B } from '../contract/home.ts';
import { readAll, record, valuesOf } from '../contract/reading.ts';
import {
	InvalidRecordError,
	LogBusyError,
	LogClosedError,
	LogCorruptError,
	LogFullError,
	LogReadOnlyError,
	LogVersionError,
} from '../errors.ts';
import type { NewRecord } from '../event-log.ts';
import { openSqliteLog, type SqliteLog } from './sqlite-log.ts';

let folder: string;
let path: string;
const opened: SqliteLog[] = [];

async function openLog(options: Partial<Parameters<typeof openSqliteLog>[0]> = {}): Promise<SqliteLog> {
	const log = openSqliteLog({ path, maintainEveryMs: 0, ...options });
	opened.push(log);
	if (!options.readOnly) await log.ensureTopics(CONTRACT_TOPICS);
	return log;
}

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tideline-file-'));
	path = join(folder, 'log.db');
});
afterEach(async () => {
	await Promise.all(opened.splice(0).map((log) => log.close()));
	await rm(folder, { recursive: true, force: true });
});

describe('a log file', () => {
	test('that is no database is named as damaged', async () => {
		await writeFile(path, 'this is a letter, not a database, and it is long enough to be looked at as one'.repeat(20));
		await expect(openLog()).rejects.toThrow(LogCorruptError);
	});

	test('of another program is left alone', async () => {
		const foreign = new DatabaseSync(path);
		foreign.exec('CREATE TABLE letters (text TEXT)');
		foreign.close();
		await expect(openLog()).rejects.toThrow(LogCorruptError);
	});

	test('of a newer format is named, not touched', async () => {
		await (await openLog()).close();
		const file = new DatabaseSync(path);
		file.exec('PRAGMA user_version = 99');
		file.close();
		await expect(openLog()).rejects.toThrow(new LogVersionError(path, 99, 2));
	});

	test('that was cut is named as damaged when the missing part is read', async () => {
		const log = await openLog();
		for (let i = 0; i < 200; i++) await log.append([record(TOPIC_A, 'x'.repeat(2_000), { partition: 0 })]);
		await log.close();
		await truncate(path, Math.floor((await stat(path)).size / 2));
		await expect(async () => readAll(await openLog(), [TOPIC_A])).rejects.toThrow(LogCorruptError);
	});

	test('with changed bytes in a batch is named as damaged: checksums are looked at', async () => {
		const log = await openLog();
		await log.append([record(TOPIC_A, 'an unmistakable value')]);
		await log.close();
		const at = (await readFile(path)).indexOf('an unmistakable value');
		const file = await open(path, 'r+');
		await file.write('AN', at);
		await file.close();
		await expect(async () => readAll(await openLog(), [TOPIC_A])).rejects.toThrow(LogCorruptError);
	});

	test('with an end that hides records is named as damaged', async () => {
		const log = await openLog();
		await log.append([record(TOPIC_A, 'one', { partition: 0 }), record(TOPIC_A, 'two', { partition: 0 })]);
		await log.close();
		const file = new DatabaseSync(path);
		file.exec('UPDATE partitions SET high = 1 WHERE high = 2');
		file.close();
		await expect(openLog()).rejects.toThrow(LogCorruptError);
	});

	test('with a partition that has lost its row is named as damaged', async () => {
		const log = await openLog();
		await log.append([record(TOPIC_A, 'one', { partition: 0 }), record(TOPIC_A, 'two', { partition: 1 })]);
		await log.close();
		const file = new DatabaseSync(path);
		file.exec('UPDATE partitions SET id = 4711 WHERE id = (SELECT max(partition_id) FROM batches)');
		file.close();
		await expect(openLog()).rejects.toThrow(LogCorruptError);
	});

	test('in a place that is no folder says that it cannot be written', async () => {
		await writeFile(path, '');
		await expect(openLog({ path: join(path, 'below-a-file.db') })).rejects.toThrow(LogReadOnlyError);
	});

	test('opened for reading refuses to write and still reads', async () => {
		await (await openLog()).append([record(TOPIC_B, 'kept')]);
		const log = await openLog({ readOnly: true });
		await expect(log.append([record(TOPIC_B, 'refused')])).rejects.toThrow(LogReadOnlyError);
		expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['kept']);
	});

	test('that is full refuses the whole append and stays readable', async () => {
		const log = await openLog({ maxBytes: 1_000_000 });
		await log.append([record(TOPIC_B, 'before')]);
		const large = Array.from({ length: 20 }, () => record(TOPIC_A, 'x'.repeat(100_000)));
		await expect(log.append([record(TOPIC_B, 'half'), ...large])).rejects.toThrow(LogFullError);
		await log.append([record(TOPIC_B, 'after')]);
		expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['before', 'after']);
	});

	test('held by another writer for long says so, and takes the append later', async () => {
		const log = await openLog({ busyTimeoutMs: 20 });
		const other = new DatabaseSync(path);
		other.exec('BEGIN IMMEDIATE');
		await expect(log.append([record(TOPIC_B, 'refused')])).rejects.toThrow(LogBusyError);
		other.exec('ROLLBACK');
		other.close();
		await log.append([record(TOPIC_B, 'taken')]);
		expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['taken']);
	});

	test('takes no value that a reader could not hold', async () => {
		const log = await openLog();
		const huge: NewRecord = { topic: TOPIC_B, key: 'huge', value: new Uint8Array(64 * 1024 * 1024 + 1) };
		await expect(log.append([record(TOPIC_B, 'with it'), huge])).rejects.toThrow(InvalidRecordError);
		expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual([]);
	});

	test('is closed once and for all', async () => {
		const log = await openLog();
		await log.close();
		await log.close();
		await expect(log.append([record(TOPIC_B, 'late')])).rejects.toThrow(LogClosedError);
		expect(() => log.read({ topics: [TOPIC_B], from: 'start', signal: new AbortController().signal })).toThrow(LogClosedError);
	});

	test('may be a log in memory, for tests', async () => {
		const log = await openLog({ path: ':memory:' });
		await log.append([record(TOPIC_B, 'fleeting')]);
		expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['fleeting']);
	});
});
