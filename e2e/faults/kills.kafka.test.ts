import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type Registry, startRegistry } from '../../infra/kafka/start-registry.ts';
import { killRounds } from './_kill-rounds.ts';
import { SEED } from './_seeded.ts';
import { FaultStack, kafkaEnv } from './_stack.ts';

const kafka = inject('kafka');
const ROUNDS = 30;

describe.skipIf(kafka === null)('simulator, normaliser, engine and BFF as processes on Kafka', () => {
	let dir: string;
	let registry: Registry;
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-kills-'));
		registry = await startRegistry({ dir });
	});
	afterAll(async () => {
		await registry?.stop();
		await rm(dir, { recursive: true });
	});

	test(`killed at random moments, ${ROUNDS} times: the page shows what the BFF serves and the log recomputes`, {
		timeout: 900_000,
	}, async () => {
		const env = kafkaEnv(kafka?.bootstrap ?? '', registry.url);
		// A normaliser that was killed holds its share for that long, in each of many rounds.
		await using stack = await FaultStack.open(env, { RATE: '15', HISTORY_RATE: '0.02', KAFKA_SESSION_TIMEOUT_MS: '3000' });
		await killRounds(stack, ROUNDS, { seed: SEED, normaliserApart: true });
	});
});
