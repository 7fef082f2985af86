import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { kafkaJars, registryHome } from './downloads.ts';
import { findJava, MissingToolError } from './java.ts';
import { type ClientCertificate, secureListeners, type TestUser } from './secure-listeners.ts';
import { startKafka } from './start-kafka.ts';
import { startRegistry } from './start-registry.ts';

const SECURE = ['TLS', 'SASL', 'SASLTLS', 'MUTUAL'] as const;

/** The broker and the registry that every test file of the project `kafka` shares: each has its own `KAFKA_TOPIC_PREFIX`, and leaves both running. */
export interface KafkaForTests {
	bootstrap: string;
	registryUrl: string;
	/** Address of each of `secureListeners`. */
	listeners: Readonly<Record<(typeof SECURE)[number], string>>;
	/** Where the broker keeps its data and checkpoints. */
	dataFolder: string;
	caFile: string;
	clientCertificate: ClientCertificate;
	user: TestUser;
}

declare module 'vitest' {
	interface ProvidedContext {
		/** Null on a machine that cannot run a broker: its tests are skipped. */
		kafka: KafkaForTests | null;
	}
}

/** Cleaning within a test instead of within minutes. */
const QUICK_CLEANING = {
	'log.cleaner.backoff.ms': '50',
	'log.retention.check.interval.ms': '100',
	'log.initial.task.delay.ms': '100',
	'log.segment.delete.delay.ms': '0',
	'transaction.abort.timed.out.transaction.cleanup.interval.ms': '100',
};

let stop: () => Promise<void> = async () => {};

/** Run by Vitest once before all files of the project. */
export async function setup(project: TestProject): Promise<void> {
	try {
		project.provide('kafka', await start());
	} catch (error) {
		if (!(error instanceof MissingToolError) || areRequired(process.env)) throw error;
		process.stderr.write(`\nKAFKA IS NOT TESTED: ${error.message}\n\n`);
		project.provide('kafka', null);
	}
}

/** Continuous integration must not pass for want of a JDK; a developer's machine may say what it lacks and go on. */
const areRequired = ({ KAFKA_TESTS, CI }: NodeJS.ProcessEnv): boolean => (KAFKA_TESTS ?? (CI ? 'required' : 'optional')) === 'required';

/** Run by Vitest once after them. */
export const teardown = (): Promise<void> => stop();

async function start(): Promise<KafkaForTests> {
	const dir = await mkdtemp(join(tmpdir(), 'tideline-kafka-'));
	const user = { name: 'treasury', password: 'tide-and-time' };
	const starting: Promise<{ stop(): Promise<void> }>[] = [];
	stop = async () => {
		const started = await Promise.allSettled(starting);
		await Promise.all(started.map((server) => server.status === 'fulfilled' && server.value.stop()));
		await rm(dir, { recursive: true, force: true });
	};
	try {
		await findJava();
		// Maven runs once at a time.
		await kafkaJars();
		await registryHome();
		const { listeners, scramUsers, caFile, clientCertificate } = await secureListeners(join(dir, 'tls'), user);
		const servers = [startKafka({ dir, listeners, scramUsers, properties: QUICK_CLEANING }), startRegistry({ dir })] as const;
		starting.push(...servers);
		const [kafka, registry] = await Promise.all(servers);
		const [TLS, SASL, SASLTLS, MUTUAL] = SECURE.map((name) => kafka.bootstrap(name)) as [string, string, string, string];
		return {
			bootstrap: kafka.bootstrap(),
			registryUrl: registry.url,
			listeners: { TLS, SASL, SASLTLS, MUTUAL },
			dataFolder: join(dir, 'data-1'),
			caFile,
			clientCertificate,
			user,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}
