import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BrokerPlan, brokerProperties, type ClusterPlan, type Listener, PLAIN_LISTENER, propertiesText } from './broker-properties.ts';
import { kafkaJars } from './downloads.ts';
import { freePorts } from './free-ports.ts';
import { findJava } from './java.ts';
import { type JavaProcess, startJava } from './java-process.ts';

/** Quick to start rather than fast for ever; a broker of a development machine needs no more memory. */
const JVM_OPTIONS = [
	'-Xms64m',
	'-Xmx384m',
	'-XX:+UseSerialGC',
	'-XX:TieredStopAtLevel=1',
	'-Xshare:auto',
	'-XX:MaxMetaspaceSize=160m',
	'-XX:MaxDirectMemorySize=256m',
	'-Djava.awt.headless=true',
	'-Djava.net.preferIPv4Stack=true',
	`-Dlog4j2.configurationFile=${join(import.meta.dirname, 'log4j2.properties')}`,
];
const CLUSTER_ID_BYTES = 16;

export interface KafkaOptions {
	/** One broker, or three with three copies of each partition of which two must be written. */
	brokers?: 1 | 3;
	/** Where data, settings and output go; data of an earlier run in it is used again. */
	dir: string;
	/** Further ways in, beside the plain one. */
	listeners?: readonly Listener[];
	/** Settings of the brokers over ours. */
	properties?: Readonly<Record<string, string>>;
	/** Arguments for `--add-scram`, such as `SCRAM-SHA-256=[name=alice,password=secret]`. */
	scramUsers?: readonly string[];
}

export interface Kafka {
	/** Addresses of a listener, comma separated; of the plain one by default. */
	bootstrap(listener?: string): string;
	/** Ids, from 1. */
	readonly brokerIds: readonly number[];
	/** kill -9. */
	kill(broker: number): Promise<void>;
	restart(broker: number): Promise<void>;
	/** Resolves with how the broker that runs now ended: `code 1`, `signal SIGKILL`. */
	ended(broker: number): Promise<string>;
	/** SIGSTOP and SIGCONT: a broker that hangs. */
	pause(broker: number): void;
	resume(broker: number): void;
	stop(): Promise<void>;
}

/**
 * Starts Apache Kafka on free ports of 127.0.0.1, downloading it the first time.
 * @throws MissingToolError naming what to install.
 */
export async function startKafka({ brokers = 1, dir, listeners = [], properties = {}, scramUsers = [] }: KafkaOptions): Promise<Kafka> {
	const java = await findJava();
	const classPath = join(await kafkaJars(), '*');
	const folder = resolve(dir);
	const plan = await planCluster(folder, brokers, [PLAIN_LISTENER, ...listeners], properties);
	const settingsOf = ({ id }: BrokerPlan) => join(folder, `broker-${id}.properties`);
	await mkdir(folder, { recursive: true });
	for (const broker of plan.brokers) await writeFile(settingsOf(broker), propertiesText(brokerProperties(broker, plan)));
	// Brokers are formatted together, so a cluster keeps the id that it was born with, and one that begins anew has another.
	const clusterId = randomBytes(CLUSTER_ID_BYTES).toString('base64url').replace(/^-/, 'T');
	const format = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '-t', clusterId];
	const scram = scramUsers.flatMap((user) => ['--add-scram', user]);
	const unformatted = plan.brokers.filter(({ dataFolder }) => !existsSync(join(dataFolder, 'meta.properties')));
	await Promise.all(
		unformatted.map((broker) =>
			promisify(execFile)(java, [...JVM_OPTIONS, ...format, '-c', settingsOf(broker), ...scram], { cwd: folder }),
		),
	);

	const start = (broker: BrokerPlan): Promise<JavaProcess> =>
		startJava({
			name: `Kafka broker ${broker.id}`,
			java,
			args: [...JVM_OPTIONS, '-cp', classPath, 'kafka.Kafka', settingsOf(broker)],
			cwd: folder,
			logFile: join(folder, `broker-${broker.id}.log`),
			isReady: (output) => output.includes('Kafka Server started'),
		});
	const planOf = (id: number): BrokerPlan => {
		const broker = plan.brokers.find((candidate) => candidate.id === id);
		if (broker === undefined) throw new RangeError(`there is no broker ${id}`);
		return broker;
	};
	const running = new Map<number, JavaProcess>();
	const stop = async () => {
		await Promise.all([...running.values()].map((process) => process.stop()));
		running.clear();
	};
	const started = await Promise.allSettled(plan.brokers.map(async (broker) => running.set(broker.id, await start(broker))));
	const failed = started.find((result) => result.status === 'rejected');
	if (failed !== undefined) {
		await stop();
		throw failed.reason;
	}
	return {
		brokerIds: plan.brokers.map(({ id }) => id),
		bootstrap: (listener = PLAIN_LISTENER.name) => plan.brokers.map(({ ports }) => `127.0.0.1:${ports.get(listener)}`).join(','),
		kill: async (id) => running.get(planOf(id).id)?.stop('SIGKILL'),
		restart: async (id) => {
			await running.get(id)?.stop('SIGKILL');
			running.set(id, await start(planOf(id)));
		},
		ended: async (id) => running.get(planOf(id).id)?.ended ?? 'not started',
		pause: (id) => running.get(planOf(id).id)?.pause(),
		resume: (id) => running.get(planOf(id).id)?.resume(),
		stop,
	};
}

async function planCluster(
	folder: string,
	count: number,
	listeners: readonly Listener[],
	overrides: Readonly<Record<string, string>>,
): Promise<ClusterPlan> {
	const each = listeners.length + 1;
	const ports = await freePorts(count * each);
	const brokers = Array.from({ length: count }, (_, i): BrokerPlan => {
		const [controllerPort = 0, ...own] = ports.slice(i * each, (i + 1) * each);
		return {
			id: i + 1,
			dataFolder: join(folder, `data-${i + 1}`),
			controllerPort,
			ports: new Map(listeners.map(({ name }, n) => [name, own[n] ?? 0])),
		};
	});
	return { brokers, listeners, overrides };
}
