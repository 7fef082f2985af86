import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import { CONTRACT_TOPICS, type LogAdapter, type LogHome } from '../contract/home.ts';
import type { EventLog, TopicSpec } from '../event-log.ts';
import { clientOptions } from './client-options.ts';
import { readKafkaConfig } from './config.ts';
import { cleanAsIf } from './contract-cleaning.ts';
import { NO_EVENTS } from './events.ts';
import { openKafkaLog } from './kafka-log.ts';
import { prefixedNames } from './options.ts';

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

/**
 * Has the broker clean topics of a prefix as if so much time had passed.
 * @public
 */
export async function cleanTopics(
	{ bootstrap, dataFolder, env = {} }: ContractBroker,
	specs: readonly TopicSpec[],
	afterMs: number,
): Promise<void> {
	const prefix = env.KAFKA_TOPIC_PREFIX ?? '';
	const kafka = clientOf({ KAFKA_BROKERS: bootstrap, ...env });
	const admin = kafka.admin();
	await admin.connect();
	await cleanAsIf({ kafka, admin, prefix, dataFolder, specs }, afterMs).finally(() => admin.disconnect());
}

/**
 * Deletes every topic of a prefix: a broker that cleans quickly looks after the topics of tests that are over as busily as after those in use.
 * @public
 */
export async function deleteTopics(env: Readonly<Record<string, string>>): Promise<void> {
	const admin = clientOf(env).admin();
	await admin.connect();
	await deleteOf(admin, env.KAFKA_TOPIC_PREFIX ?? '').finally(() => admin.disconnect());
}

async function deleteOf(admin: kafkajs.Admin, prefix: string): Promise<void> {
	const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
	if (topics.length > 0) await admin.deleteTopics({ topics });
}

function clientOf(settings: Readonly<Record<string, string>>): kafkajs.Kafka {
	const config = readKafkaConfig(settings);
	const options = {
		config,
		events: NO_EVENTS,
		now: Date.now,
		elapsed: () => performance.now(),
		names: prefixedNames(config.KAFKA_TOPIC_PREFIX),
	};
	return new kafkajs.Kafka({ ...clientOptions(options), logLevel: kafkajs.logLevel.NOTHING });
}

async function createHome({ bootstrap, dataFolder, env = {} }: ContractBroker): Promise<LogHome> {
	const prefix = `${randomUUID()}.`;
	const settings = { KAFKA_BROKERS: bootstrap, KAFKA_TOPIC_PREFIX: prefix, KAFKA_TRANSACTION_TIMEOUT_MS: '1000', ...env };
	const location = JSON.stringify(settings);
	const kafka = clientOf(settings);
	const admin = kafka.admin();
	await admin.connect();
	let ahead = 0;
	return {
		location,
		open: () => openLog(location),
		async clean(afterMs) {
			ahead += afterMs;
			await cleanAsIf({ kafka, admin, prefix, dataFolder, specs: CONTRACT_TOPICS }, ahead);
		},
		async destroy() {
			await deleteOf(admin, prefix);
			await admin.disconnect();
		},
	};
}
