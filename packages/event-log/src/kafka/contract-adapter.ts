import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { CONTRACT_TOPICS, type LogAdapter, type LogHome } from '../contract/home.ts';
import type { EventLog, TopicSpec } from '../event-log.ts';
import { clientOptions } from './client-options.ts';
import { readKafkaConfig } from './config.ts';
import { NO_EVENTS } from './events.ts';
import { openKafkaLog } from './kafka-log.ts';
import { prefixedNames } from './options.ts';
import { decidedConfig } from './topic-config.ts';

/**
 * A log of the suite: the environment that names it, as JSON. A transaction of a process that was killed holds up the readers of its
 * partitions until its time is over, so that time is short here. Child processes import it by address.
 * @public
 */
export const openLog = async (location: string): Promise<EventLog> => openKafkaLog({ config: readKafkaConfig(JSON.parse(location)) });

export interface ContractBroker {
	bootstrap: string;
	/** Where the broker keeps its checkpoints. */
	dataFolder: string;
	/** Settings over ours. */
	env?: Readonly<Record<string, string>>;
}

/** How the suite gets at logs on a broker: each is a prefix of its own, so one broker serves all tests. */
export const kafkaAdapter = (broker: ContractBroker): LogAdapter => ({
	name: 'Kafka',
	create: () => createHome(broker),
	module: new URL(import.meta.url),
});

async function createHome({ bootstrap, dataFolder, env = {} }: ContractBroker): Promise<LogHome> {
	const prefix = `${randomUUID()}.`;
	const settings = { KAFKA_BROKERS: bootstrap, KAFKA_TOPIC_PREFIX: prefix, KAFKA_TRANSACTION_TIMEOUT_MS: '1000', ...env };
	const location = JSON.stringify(settings);
	const options = { config: readKafkaConfig(settings), events: NO_EVENTS, now: Date.now, names: prefixedNames(prefix) };
	const kafka = new kafkajs.Kafka({ ...clientOptions(options), logLevel: kafkajs.logLevel.NOTHING });
	const admin = kafka.admin();
	await admin.connect();
	let ahead = 0;
	return {
		location,
		open: () => openLog(location),
		async clean(afterMs) {
			ahead += afterMs;
			await cleanAsIf({ kafka, admin, prefix, dataFolder }, ahead);
		},
		async destroy() {
			const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
			if (topics.length > 0) await admin.deleteTopics({ topics });
			await admin.disconnect();
		},
	};
}

interface Cleaning {
	kafka: Kafka;
	admin: Admin;
	prefix: string;
	dataFolder: string;
}

const POLL_MS = 25;
/** Rounds of the broker's cleaner that are waited for where there is nothing to see: it has had its chance. */
const IDLE_ROUNDS = 6;
const WITHIN_MS = 20_000;

/**
 * Has the broker clean as if its clock were ahead: every age in a topic's settings is shortened by as much, the segments are closed, and
 * the settings come back afterwards. Only the age of a tombstone cannot be shortened, because the broker writes its end into the log.
 */
async function cleanAsIf(cleaning: Cleaning, ahead: number): Promise<void> {
	const { admin, prefix } = cleaning;
	await alter(admin, prefix, (spec) => ({
		...decidedConfig(spec),
		...(spec.cleanup === 'compact'
			? {
					'min.cleanable.dirty.ratio': '0',
					'segment.ms': '1',
					'min.compaction.lag.ms': `${Math.max(0, (spec.minCompactionLagMs ?? 0) - ahead)}`,
				}
			: { 'retention.ms': spec.retentionMs === null ? '-1' : `${Math.max(0, spec.retentionMs - ahead)}` }),
	}));
	const compacted = CONTRACT_TOPICS.filter(({ cleanup }) => cleanup === 'compact');
	const ends = await closeSegments(cleaning, compacted);
	await compactionHasRun(cleaning, compacted, ends, ahead);
	await retentionHasRun(cleaning, ahead);
	await alter(admin, prefix, (spec) => decidedConfig(spec));
}

async function alter(admin: Admin, prefix: string, settings: (spec: TopicSpec) => Record<string, string>): Promise<void> {
	await admin.alterConfigs({
		validateOnly: false,
		resources: CONTRACT_TOPICS.map((spec) => ({
			type: kafkajs.ConfigResourceTypes.TOPIC,
			name: prefix + spec.name,
			configEntries: Object.entries({ ...unaltered(spec), ...settings(spec) }).map(([name, value]) => ({ name, value })),
		})),
	});
}

/** `alterConfigs` replaces all settings of a topic; these are the ones that the suite depends on. */
const unaltered = ({ minCompactionLagMs = 0 }: TopicSpec): Record<string, string> => ({
	'max.message.bytes': `${16 * 1024 * 1024}`,
	'message.timestamp.after.max.ms': '9223372036854775807',
	'message.timestamp.type': minCompactionLagMs > 0 ? 'LogAppendTime' : 'CreateTime',
});

/** A record of a transaction that is broken off: nobody reads it, but the broker starts a new segment for it. Ends of the old segments. */
async function closeSegments({ kafka, prefix }: Cleaning, specs: readonly TopicSpec[]): Promise<Map<string, number>> {
	const producer = kafka.producer({
		transactionalId: `${prefix}roll`,
		maxInFlightRequests: 1,
		idempotent: true,
		createPartitioner:
			() =>
			({ message }) =>
				message.partition ?? 0,
	});
	await producer.connect();
	const transaction = await producer.transaction();
	const ends = new Map<string, number>();
	// Past the first record of the segment by more than the millisecond that a segment may last.
	await delay(3);
	const places = await transaction.sendBatch({
		topicMessages: specs.map(({ name, partitions }) => ({
			topic: prefix + name,
			messages: Array.from({ length: partitions }, (_, partition) => ({ key: 'roll', value: null, partition, timestamp: `${Date.now()}` })),
		})),
	});
	for (const { topicName, partition, baseOffset } of places) ends.set(`${topicName} ${partition}`, Number(baseOffset));
	await transaction.abort();
	await producer.disconnect();
	return ends;
}

/** The cleaner writes down how far it has come in each partition. */
async function compactionHasRun(
	cleaning: Cleaning,
	specs: readonly TopicSpec[],
	ends: ReadonlyMap<string, number>,
	ahead: number,
): Promise<void> {
	const due = specs.filter(({ minCompactionLagMs = 0 }) => minCompactionLagMs <= ahead);
	const wanted = [...ends].filter(([key, end]) => end > 0 && due.some(({ name }) => key.startsWith(`${cleaning.prefix}${name} `)));
	await until(async () => {
		const checkpoint = await readFile(join(cleaning.dataFolder, 'cleaner-offset-checkpoint'), 'utf8').catch(() => '');
		const cleaned = new Map(
			checkpoint.split('\n').map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
		);
		return wanted.every(([key, end]) => (cleaned.get(key) ?? 0) >= end);
	});
	if (due.length < specs.length) await delay(IDLE_ROUNDS * 50);
}

/** Retention takes whole segments, so what is left starts with a young record; nothing tells when the broker has looked. */
async function retentionHasRun({ admin, prefix }: Cleaning, ahead: number): Promise<void> {
	const aging = CONTRACT_TOPICS.filter(({ cleanup, retentionMs }) => cleanup === 'delete' && retentionMs !== null);
	for (const { name, retentionMs } of aging) {
		const before = Date.now() + ahead - (retentionMs ?? 0);
		await until(async () => {
			const [expired] = await admin.fetchTopicOffsetsByTimestamp(prefix + name, before);
			const [end] = await admin.fetchTopicOffsets(prefix + name);
			return end?.low === expired?.offset || end?.low === end?.high;
		});
	}
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + WITHIN_MS;
	while (!(await isDone())) {
		if (Date.now() > deadline) throw new Error('the broker did not clean in time');
		await delay(POLL_MS);
	}
}
