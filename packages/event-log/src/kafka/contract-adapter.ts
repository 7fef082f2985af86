import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import type { LogAdapter, LogHome } from '../contract/home.ts';
import type { EventLog } from '../event-log.ts';
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
