import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findJava, MissingToolError } from './java.ts';
import { type ClientCertificate, secureListeners, type TestUser } from './secure-listeners.ts';
import { type Kafka, startKafka } from './start-kafka.ts';

const SECURE = ['TLS', 'SASL', 'SASLTLS', 'MUTUAL'] as const;

/** The broker that every test file of the project `kafka` shares. */
export interface KafkaForTests {
	bootstrap: string;
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
	let kafka: Kafka | null = null;
	stop = async () => {
		await kafka?.stop();
		await rm(dir, { recursive: true, force: true });
	};
	try {
		await findJava();
		const { listeners, scramUsers, caFile, clientCertificate } = await secureListeners(join(dir, 'tls'), user);
		kafka = await startKafka({ dir, listeners, scramUsers, properties: QUICK_CLEANING });
		const address = (name: (typeof SECURE)[number]) => kafka?.bootstrap(name) ?? '';
		const addresses = { TLS: address('TLS'), SASL: address('SASL'), SASLTLS: address('SASLTLS'), MUTUAL: address('MUTUAL') };
		return { bootstrap: kafka.bootstrap(), listeners: addresses, dataFolder: join(dir, 'data-1'), caFile, clientCertificate, user };
	} catch (error) {
		await stop();
		throw error;
	}
}
