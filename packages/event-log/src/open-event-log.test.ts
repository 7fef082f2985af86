import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { NO_LOG_EVENTS } from './log-events.ts';
import { LogConfigError, openEventLog } from './open-event-log.ts';

test('a log that the environment does not name is refused with what to set', () => {
	expect(() => openEventLog({})).toThrow(new LogConfigError('set TIDELINE_LOG to the path of the log file, or KAFKA_BROKERS'));
});

test('a durability that does not exist is refused with the ones that do', () => {
	expect(() => openEventLog({ TIDELINE_LOG: 'x', TIDELINE_LOG_SURVIVES: 'war' })).toThrow('expected process or power');
});

test('TIDELINE_LOG is the path of the embedded log, made where it is missing', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'tideline-open-'));
	const log = openEventLog({ TIDELINE_LOG: join(folder, 'new', 'log.db'), TIDELINE_LOG_SURVIVES: 'power' });
	await log.ensureTopics([{ name: 'a', partitions: 1, cleanup: 'delete', retentionMs: null }]);
	expect(await log.ends(['a'])).toHaveLength(1);
	await log.close();
	await rm(folder, { recursive: true });
});

test('a run of compaction that fails is told', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
	const folder = await mkdtemp(join(tmpdir(), 'tideline-open-'));
	const path = join(folder, 'log.db');
	const failed: unknown[] = [];
	const log = openEventLog({ TIDELINE_LOG: path }, { ...NO_LOG_EVENTS, maintenanceFailed: (error) => failed.push(error) });
	try {
		const file = new DatabaseSync(path);
		file.exec('DROP TABLE leases');
		file.close();
		await vi.advanceTimersByTimeAsync(1_000);
		expect(String(failed)).toMatch(/leases/);
	} finally {
		vi.useRealTimers();
		await log.close();
		await rm(folder, { recursive: true });
	}
});

test('KAFKA_BROKERS chooses Kafka, which needs a schema registry', () => {
	expect(() => openEventLog({ KAFKA_BROKERS: 'localhost:9092', TIDELINE_LOG: 'x' })).toThrow(/SCHEMA_REGISTRY_URL/);
});

test('a setting of Kafka that is wrong is named', () => {
	const env = { KAFKA_BROKERS: 'localhost:9092', SCHEMA_REGISTRY_URL: 'http://localhost:8081' };
	expect(() => openEventLog({ ...env, KAFKA_COMPRESSION: 'rar' })).toThrow(/^KAFKA_COMPRESSION: .*gzip/);
	expect(() => openEventLog({ ...env, SCHEMA_REGISTRY_USERNAME: 'x' })).toThrow(/SCHEMA_REGISTRY_PASSWORD/);
});

test('a log on Kafka connects to nothing before it is used', async () => {
	const log = openEventLog({ KAFKA_BROKERS: '127.0.0.1:1', SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1' });
	await log.close();
});
