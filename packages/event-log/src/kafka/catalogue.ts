import kafkajs, { type Admin } from 'kafkajs';
import { TopicMismatchError, UnknownTopicError } from '../errors.ts';
import type { TopicSpec } from '../event-log.ts';
import { clientOptions } from './client-options.ts';
import type { KafkaOptions } from './options.ts';
import { retrying } from './retry.ts';
import { decidedConfig, initialConfig, portSetting } from './topic-config.ts';

const MOST_COPIES = 3;

export interface Topic {
	/** In the port. */
	name: string;
	/** On the brokers. */
	full: string;
	partitions: number;
	cleanup: TopicSpec['cleanup'];
	/** The producer's timestamp is in a header; see `keepsAppendTime`. */
	appendTime: boolean;
}

/** Which topics the cluster has; partitions and clean-up of a topic are looked up once. */
export class Catalogue {
	readonly #options: KafkaOptions;
	readonly #topics = new Map<string, Topic>();
	#loading: Promise<unknown> = Promise.resolve();

	constructor(options: KafkaOptions) {
		this.#options = options;
	}

	/** @throws UnknownTopicError */
	async topics(names: readonly string[]): Promise<Topic[]> {
		// One look-up at a time: a second caller mostly finds what it needs afterwards.
		const before = this.#loading;
		const missing = () => names.filter((name) => !this.#topics.has(name));
		if (missing().length > 0) {
			this.#loading = before.catch(() => undefined).then(() => (missing().length > 0 ? this.#load(missing()) : undefined));
			await this.#loading;
		}
		return names.map((name) => {
			const topic = this.#topics.get(name);
			if (topic === undefined) throw new UnknownTopicError(name);
			return topic;
		});
	}

	/** What is known without asking. */
	known(name: string): Topic | undefined {
		return this.#topics.get(name);
	}

	/** Creates what is missing. @throws TopicMismatchError */
	async ensure(specs: readonly TopicSpec[]): Promise<void> {
		// kafkajs refuses to ask about nothing.
		if (specs.length === 0) return;
		await this.#withAdmin(async (admin) => {
			const existing = new Set(await admin.listTopics());
			const missing = specs.filter(({ name }) => !existing.has(this.#options.names.full(name)));
			if (missing.length > 0) await this.#create(admin, missing);
			await this.#learn(
				admin,
				specs.map(({ name }) => name),
				specs,
			);
		});
	}

	async clusterId(): Promise<string> {
		let id = '';
		await this.#withAdmin(async (admin) => {
			({ clusterId: id } = await admin.describeCluster());
		});
		return id;
	}

	async #create(admin: Admin, specs: readonly TopicSpec[]): Promise<void> {
		const { brokers } = await admin.describeCluster();
		const copies = this.#options.config.KAFKA_REPLICATION_FACTOR ?? Math.min(MOST_COPIES, brokers.length);
		const inSync = copies >= MOST_COPIES ? 2 : 1;
		const topics = specs.map((spec) => ({
			topic: this.#options.names.full(spec.name),
			numPartitions: spec.partitions,
			replicationFactor: copies,
			configEntries: Object.entries({ ...initialConfig(spec), 'min.insync.replicas': `${inSync}` }).map(([name, value]) => ({
				name,
				value,
			})),
		}));
		// False when somebody else was quicker with some of them: the others are there all the same.
		await admin.createTopics({ topics, waitForLeaders: true });
	}

	async #load(names: readonly string[]): Promise<void> {
		await this.#withAdmin(async (admin) => {
			const existing = new Set(await admin.listTopics());
			const known = names.filter((name) => existing.has(this.#options.names.full(name)));
			if (known.length > 0) await this.#learn(admin, known, []);
		});
	}

	async #learn(admin: Admin, names: readonly string[], specs: readonly TopicSpec[]): Promise<void> {
		const { full } = this.#options.names;
		const { topics } = await admin.fetchTopicMetadata({ topics: names.map(full) });
		const { resources } = await admin.describeConfigs({
			includeSynonyms: false,
			resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name: full(name) })),
		});
		for (const name of names) {
			const found = topics.find((topic) => topic.name === full(name))?.partitions ?? [];
			const partitions = found.length;
			const entries = resources.find(({ resourceName }) => resourceName === full(name))?.configEntries ?? [];
			const config = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
			const spec = specs.find((candidate) => candidate.name === name);
			if (spec !== undefined) {
				compare(spec, partitions, config);
				this.#compareCopies(name, Math.min(...found.map(({ replicas }) => replicas.length)));
			}
			this.#topics.set(name, {
				name,
				full: full(name),
				partitions,
				cleanup: config.get('cleanup.policy')?.includes('compact') ? 'compact' : 'delete',
				appendTime: config.get('message.timestamp.type') === 'LogAppendTime',
			});
		}
	}

	/** Only where a number is asked for: a cluster may have grown since the topic was created. @throws TopicMismatchError */
	#compareCopies(name: string, copies: number): void {
		const { KAFKA_REPLICATION_FACTOR: wanted = copies } = this.#options.config;
		if (copies !== wanted) throw new TopicMismatchError(name, 'copies', wanted, copies);
	}

	/** Topics are looked at once in a while: a connection of its own each time is cheaper than one kept for ever. */
	async #withAdmin(use: (admin: Admin) => Promise<void>): Promise<void> {
		const { config, events } = this.#options;
		const admin = new kafkajs.Kafka({ ...clientOptions(this.#options), logLevel: kafkajs.logLevel.WARN }).admin();
		try {
			await retrying(
				async () => {
					await admin.connect();
					await use(admin);
				},
				{
					withinMs: config.KAFKA_DELIVERY_TIMEOUT_MS,
					onRetry: (attempt, error) => events.retrying('looking at the topics', attempt, error),
				},
			);
		} finally {
			await admin.disconnect();
		}
	}
}

/** @throws TopicMismatchError */
function compare(spec: TopicSpec, partitions: number, config: ReadonlyMap<string, string>): void {
	if (partitions !== spec.partitions) throw new TopicMismatchError(spec.name, 'partitions', spec.partitions, partitions);
	for (const [setting, wanted] of Object.entries(decidedConfig(spec))) {
		const found = config.get(setting);
		if (found === wanted) continue;
		const { name, value } = portSetting(setting, wanted);
		throw new TopicMismatchError(spec.name, name, value, portSetting(setting, found).value);
	}
}
