import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { killRounds } from './_kill-rounds.ts';
import { SEED } from './_seeded.ts';
import { FaultStack, SHORT_DAY } from './_stack.ts';

const ROUNDS = 10;

describe('simulator, engine and BFF as processes on the embedded log', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'tideline-kills-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test(`killed at random moments, ${ROUNDS} times: the page shows what the BFF serves and the log recomputes`, {
		timeout: 300_000,
	}, async () => {
		await using stack = await FaultStack.open({ TIDELINE_LOG: join(folder, 'log.db'), KAFKA_BROKERS: '' }, SHORT_DAY);
		await killRounds(stack, ROUNDS, { seed: SEED, normaliserApart: false });
	});
});
