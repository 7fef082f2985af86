import { describe, inject, test } from 'vitest';
import { killRounds } from './_kill-rounds.ts';
import { SEED } from './_seeded.ts';
import { FaultStack, kafkaEnv, SHORT_DAY } from './_stack.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
/** Thirty in all. They mostly wait for a session that has to end, which is why three systems take them side by side. */
const ROUNDS = 10;
const SEEDS = [SEED, SEED + 1, SEED + 2];

describe.skipIf(kafka === null)('simulator, normaliser, engine and BFF as processes on Kafka', { timeout: 900_000 }, () => {
	test.concurrent.for(SEEDS)(
		`killed at random moments, ${ROUNDS} times from seed %i: the page shows what the BFF serves and the log recomputes`,
		async (seed) => {
			// A normaliser that was killed holds its share for the time of its session, in each of many rounds.
			await using stack = await FaultStack.open(kafkaEnv(bootstrap, registryUrl), { ...SHORT_DAY, KAFKA_SESSION_TIMEOUT_MS: '3000' });
			await killRounds(stack, ROUNDS, { seed, normaliserApart: true });
		},
	);
});
