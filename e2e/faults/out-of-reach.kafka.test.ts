import { readFile } from 'node:fs/promises';
import { describe, expect, inject, test, vi } from 'vitest';
import { freePorts } from '../../infra/kafka/free-ports.ts';
import { type AppName, Apps } from '../../infra/kafka/tests/_day.ts';
import { deleteTopics } from '../../packages/event-log/src/kafka/contract-adapter.ts';
import { kafkaEnv, WITHIN } from './_stack.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const nobody = async () => `127.0.0.1:${(await freePorts(1))[0]}`;

/** Starts the apps, and tells each of them to stop once its log says that it waits. */
async function expectStops(env: Record<string, string>, apps: readonly AppName[], waiting: string): Promise<void> {
	for (const app of apps) {
		await using alone = await Apps.create(env);
		const started = alone.run(app);
		await vi.waitFor(async () => expect(await readFile(alone.env.LOG_FILE ?? '', 'utf8')).toContain(waiting), WITHIN);
		await alone.kill(app, 'SIGTERM');
		expect(await started.ended, app).toBe('code 0');
	}
}

describe.skipIf(kafka === null)('an app that is told to stop while it waits', { timeout: 300_000 }, () => {
	test('for brokers that are away ends in order', async () => {
		await expectStops(kafkaEnv(await nobody(), registryUrl), ['simulator', 'engine', 'bff'], 'kafka-retry');
	});

	test('for a schema registry that is away ends in order', async () => {
		const env = kafkaEnv(bootstrap, `http://${await nobody()}`);
		try {
			await expectStops(env, ['engine', 'bff'], 'registry-waiting');
		} finally {
			await deleteTopics(env);
		}
	});
});
