import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedLog, openCodecs, openEventLog, TOPICS } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { normaliseAll } from '../../../apps/engine/tests/_log.ts';
import { inputsOf, lcrBySecond, shortDay } from '../../../scripts/day-file/day.fixture.ts';
import { recordDay } from '../../../scripts/day-file/record-day.ts';
import { replayDay } from '../../../scripts/day-file/replay-day.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const SECONDS = 15;
const NEVER = new AbortController().signal;
const AT_ONCE = { speed: Number.POSITIVE_INFINITY, from: null, append: false };

describe.skipIf(kafka === null)('a day in a file, from the embedded log to Kafka and back', () => {
	let dir: string;
	const logs: OpenedLog[] = [];
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-day-file-'));
	});
	afterAll(async () => {
		for (const log of logs) await log.close();
		await rm(dir, { recursive: true });
	});

	function open(env: NodeJS.ProcessEnv): OpenedLog {
		const log = openEventLog(env);
		logs.push(log);
		return log;
	}
	const embedded = (name: string) => open({ TIDELINE_LOG: join(dir, `${name}.db`) });
	const path = (name: string) => join(dir, `${name}.gz`);
	const record = (log: OpenedLog, file: string) =>
		recordDay({ log, now: Date.now, progress: () => undefined }, path(file), { follow: false }, NEVER);
	const replay = (log: OpenedLog, file: string) =>
		replayDay({ log, now: () => 0, wait: async () => undefined, progress: () => undefined }, path(file), AT_ONCE, NEVER);

	test('has the same records and the same LCR at each second', async () => {
		const original = embedded('original');
		await original.ensureTopics(TOPICS);
		const codecs = await openCodecs(original.registry);
		await original.append(shortDay(codecs, SECONDS));
		await record(original, 'there');

		const env = { KAFKA_BROKERS: bootstrap, KAFKA_TOPIC_PREFIX: `${randomUUID()}.`, SCHEMA_REGISTRY_URL: registryUrl };
		const onKafka = open(env);
		await replay(onKafka, 'there');
		await expect(replay(onKafka, 'there')).rejects.toThrow(/^the log has records of/);
		await record(onKafka, 'back');
		const returned = embedded('returned');
		await replay(returned, 'back');

		const own = await openCodecs(returned.registry);
		expect(await inputsOf(returned, own)).toEqual(await inputsOf(original, codecs));
		for (const [log, of] of [
			[original, codecs],
			[returned, own],
		] as const)
			await normaliseAll({ log, codecs: of });
		expect(await lcrBySecond(returned, own)).toEqual(await lcrBySecond(original, codecs));
	});
});
