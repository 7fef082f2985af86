import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { registryHome } from './downloads.ts';
import { freePorts } from './free-ports.ts';
import { findJava } from './java.ts';
import { startJava } from './java-process.ts';

const JVM_OPTIONS = [
	'-Xmx256m',
	'-XX:+UseSerialGC',
	'-XX:TieredStopAtLevel=1',
	'-XX:MaxMetaspaceSize=256m',
	'-Djava.net.preferIPv4Stack=true',
];

export interface RegistryOptions {
	/** Where its output goes. */
	dir: string;
	/** Keeps the schemas in topics of this Kafka; without it they are gone when the registry ends. */
	bootstrap?: string;
	/** A free one by default. */
	port?: number;
}

export interface Registry {
	/** Address of the Confluent API v7. */
	readonly url: string;
	/** Resolves with how it ended: `code 1`, `signal SIGKILL`. */
	ended(): Promise<string>;
	/** Starts it again at the same address. */
	restart(): Promise<void>;
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/**
 * Starts Apicurio Registry on 127.0.0.1, downloading it the first time.
 * @throws MissingToolError naming what to install.
 */
export async function startRegistry({ dir, bootstrap, port }: RegistryOptions): Promise<Registry> {
	const java = await findJava();
	const home = await registryHome();
	const jar = await findJar(home);
	const folder = resolve(dir);
	await mkdir(folder, { recursive: true });
	const [free = 0, managementPort = 0] = await freePorts(2);
	const ownPort = port ?? free;
	const url = `http://127.0.0.1:${ownPort}/apis/ccompat/v7`;
	const storage =
		bootstrap === undefined
			? ['-Dapicurio.storage.kind=sql', '-Dapicurio.storage.sql.kind=h2', `-Dapicurio.datasource.url=jdbc:h2:mem:registry_${ownPort}`]
			: ['-Dapicurio.storage.kind=kafkasql', `-Dapicurio.kafkasql.bootstrap.servers=${bootstrap}`];
	const start = () =>
		startJava({
			name: 'Apicurio Registry',
			java,
			args: [
				...JVM_OPTIONS,
				'-Dquarkus.http.host=127.0.0.1',
				`-Dquarkus.http.port=${ownPort}`,
				'-Dquarkus.management.host=127.0.0.1',
				`-Dquarkus.management.port=${managementPort}`,
				...storage,
				'-jar',
				jar,
			],
			cwd: folder,
			logFile: join(folder, 'registry.log'),
			isReady: () => answers(`${url}/subjects`),
		});
	let server = await start();
	return {
		url,
		ended: () => server.ended,
		async restart() {
			server = await start();
		},
		stop: (signal) => server.stop(signal),
	};
}

async function findJar(home: string): Promise<string> {
	const fixed = join(home, 'quarkus-run.jar');
	if (existsSync(fixed)) return fixed;
	const runner = (await readdir(home)).find((name) => name.endsWith('-runner.jar'));
	if (runner === undefined) throw new Error(`no runnable jar in ${home}; delete the folder to download again`);
	return join(home, runner);
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}
