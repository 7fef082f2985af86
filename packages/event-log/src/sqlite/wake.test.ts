import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CONTRACT_TOPICS, TOPIC_B } from '../contract/home.ts';
import { readUntil, record, valuesOf } from '../contract/reading.ts';
import { openSqliteLog } from './sqlite-log.ts';

const LOG_MODULE = new URL('./sqlite-log.ts', import.meta.url).href;
/** A thread that appends one record when it is told to. */
const APPENDER = `
	const { parentPort, workerData } = require('node:worker_threads');
	const log = import(workerData.module).then(({ openSqliteLog }) => openSqliteLog({ path: workerData.path, maintainEveryMs: 0 }));
	parentPort.once('message', async () => {
		await (await log).append([{ topic: workerData.topic, key: null, value: new TextEncoder().encode('from a thread') }]);
		await (await log).close();
	});
	log.then(() => parentPort.postMessage('ready'));
`;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tideline-wake-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a waiting reader', () => {
	test('is woken by an append of another worker thread', { timeout: 20_000 }, async () => {
		const path = join(folder, 'log.db');
		const log = openSqliteLog({ path, maintainEveryMs: 0 });
		await log.ensureTopics(CONTRACT_TOPICS);
		const worker = new Worker(APPENDER, { eval: true, workerData: { module: LOG_MODULE, path, topic: TOPIC_B } });
		await new Promise((resolve) => worker.once('message', resolve));
		const reading = readUntil(log, [TOPIC_B], 'start', 1);
		worker.postMessage('append');
		expect(valuesOf(await reading)).toEqual(['from a thread']);
		await log.close();
		await new Promise((resolve) => worker.once('exit', resolve));
	});

	test('sees an append that falls between its look and its waiting', async () => {
		const log = openSqliteLog({ path: join(folder, 'log.db'), maintainEveryMs: 0 });
		await log.ensureTopics(CONTRACT_TOPICS);
		const reading = readUntil(log, [TOPIC_B], 'start', 100);
		for (let i = 0; i < 100; i++) await log.append([record(TOPIC_B, `${i}`)]);
		expect(await reading).toHaveLength(100);
		await log.close();
	});
});
