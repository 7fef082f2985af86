import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJars, registryHome } from '../../infra/kafka/downloads.ts';
import { freePorts } from '../../infra/kafka/free-ports.ts';
import { MissingToolError } from '../../infra/kafka/java.ts';
import { type Kafka, startKafka } from '../../infra/kafka/start-kafka.ts';
import { type Registry, startRegistry } from '../../infra/kafka/start-registry.ts';
import type { RunningServer } from './keep-server.ts';
import { UsageError } from './usage-error.ts';

/** A cluster that the apps can use, and how to end what was started for it. */
export interface Cluster {
	/** What names it in an app's environment. */
	readonly env: { readonly KAFKA_BROKERS: string; readonly SCHEMA_REGISTRY_URL: string };
	/** What was started for it, in the order in which it is to be stopped. */
	readonly servers: readonly LocalServer[];
	stop(): Promise<unknown>;
}

interface LocalServer extends RunningServer {
	readonly name: string;
	readonly logFile: string;
}

/** Where broker and registry keep their data in a data folder. */
const kafkaFolder = (data: string): string => join(data, 'kafka');

/** The cluster that the environment names; null when it names none. @throws UsageError */
export function givenCluster({ KAFKA_BROKERS, SCHEMA_REGISTRY_URL }: NodeJS.ProcessEnv): Cluster | null {
	if (!KAFKA_BROKERS) return null;
	if (!SCHEMA_REGISTRY_URL) throw new UsageError('KAFKA_BROKERS is set: set SCHEMA_REGISTRY_URL too, see docs/kafka.md');
	return { env: { KAFKA_BROKERS, SCHEMA_REGISTRY_URL }, servers: [], stop: async () => undefined };
}

/**
 * Starts a broker and a registry on loopback on the data of earlier starts; the registry keeps its schemas in Kafka. `say` hears of each step.
 * @throws UsageError naming what this machine lacks
 */
export async function startCluster(
	data: string,
	{ fresh }: { fresh: boolean },
	say: (line: string) => void = () => undefined,
): Promise<Cluster> {
	const dir = kafkaFolder(data);
	if (fresh) rmSync(dir, { recursive: true, force: true });
	try {
		await kafkaJars(say);
		say('starting Kafka');
		// The first time, the registry comes while the broker starts; Maven itself runs once at a time.
		const downloaded = registryHome(say);
		downloaded.catch(() => undefined);
		const kafka = await startKafka({ dir });
		try {
			await downloaded;
			say('starting the schema registry');
			const [port = 0] = await freePorts(1);
			const registry = await startRegistry({ dir, bootstrap: kafka.bootstrap(), port });
			const env = { KAFKA_BROKERS: kafka.bootstrap(), SCHEMA_REGISTRY_URL: registry.url };
			return { env, servers: serversOf(dir, registry, kafka), stop: () => registry.stop().finally(() => kafka.stop()) };
		} catch (error) {
			await kafka.stop();
			throw error;
		}
	} catch (error) {
		if (!(error instanceof MissingToolError)) throw error;
		throw new UsageError(`${error.message}; or set KAFKA_BROKERS and SCHEMA_REGISTRY_URL to a Kafka that is there`);
	}
}

function serversOf(dir: string, registry: Registry, kafka: Kafka): LocalServer[] {
	const [broker = 1] = kafka.brokerIds;
	return [
		{ ...registry, name: 'schema registry', logFile: join(dir, 'registry.log') },
		{
			name: 'broker',
			logFile: join(dir, `broker-${broker}.log`),
			ended: () => kafka.ended(broker),
			restart: () => kafka.restart(broker),
			stop: (signal) => (signal === 'SIGKILL' ? kafka.kill(broker) : kafka.stop()),
		},
	];
}
