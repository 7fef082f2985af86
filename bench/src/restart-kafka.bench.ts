import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCodecs, openEventLog, TOPICS } from '@tideline/event-log';
import { MissingToolError } from '../../infra/kafka/java.ts';
import { type Kafka, startKafka } from '../../infra/kafka/start-kafka.ts';
import { type Registry, startRegistry } from '../../infra/kafka/start-registry.ts';
import { type BenchRow, time } from './harness.ts';
import { readFolded, writeDay } from './restart-log.ts';
import { timedEngine } from './restart-process.ts';

const POSITIONS = 100_000;
const TRADES = 1_000_000;

/** A start against a log of a million trades on one broker of this machine. Nothing without a JDK. */
export async function run(): Promise<BenchRow[]> {
	const dir = await mkdtemp(join(tmpdir(), 'tideline-restart-kafka-'));
	let kafka: Kafka | null = null;
	let registry: Registry | null = null;
	try {
		kafka = await startKafka({ dir });
		registry = await startRegistry({ dir });
		return await rows({ KAFKA_BROKERS: kafka.bootstrap(), SCHEMA_REGISTRY_URL: registry.url }, join(dir, 'checkpoint'));
	} catch (error) {
		if (error instanceof MissingToolError) return [{ name: `not measured: ${error.message}`, value: 0, unit: '' }];
		throw error;
	} finally {
		await registry?.stop();
		await kafka?.stop();
		await rm(dir, { recursive: true, force: true });
	}
}

async function rows(env: Record<string, string>, checkpoint: string): Promise<BenchRow[]> {
	const log = openEventLog(env);
	await log.ensureTopics(TOPICS);
	const codecs = await openCodecs(log.registry);
	const writing = await time(1, () => writeDay(log, codecs, { positions: POSITIONS, trades: TRADES }));
	const cold = await timedEngine({ ...env, TIDELINE_CHECKPOINT: checkpoint });
	const pass = await time(1, () => readFolded(log), 3);
	const warm = await timedEngine({ ...env, TIDELINE_CHECKPOINT: checkpoint });
	await log.close();
	const against = (seconds: number) => `${(seconds / pass.seconds).toFixed(1)}× the pass`;
	const sizes = `${TRADES.toLocaleString('en-GB')} trades, ${POSITIONS.toLocaleString('en-GB')} positions`;
	return [
		{
			name: 'one pass over the topics that are folded, Kafka',
			value: pass.seconds,
			unit: 's',
			note: `${sizes}; written in ${writing.seconds.toFixed(0)} s`,
		},
		{ name: 'clean start on Kafka, process to published', value: cold.seconds, unit: 's', note: against(cold.seconds) },
		{ name: 'start from a checkpoint on Kafka, process to ready', value: warm.seconds, unit: 's', note: against(warm.seconds) },
	];
}
