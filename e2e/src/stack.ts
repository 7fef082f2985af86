import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from '../../scripts/start/compile-cache.ts';
import { Api } from './api.ts';
import { copyLog } from './copy-log.ts';

export type AppName = 'simulator' | 'engine' | 'bff';
const root = fileURLToPath(new URL('../..', import.meta.url));
/** The longest that a first start may take on two busy cores, beside the tests on brokers. */
const READY_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 100;

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** The three apps as real processes on one embedded log in a folder of their own, so that each can be killed alone. */
export class Stack implements AsyncDisposable {
	readonly #processes = new Map<AppName, ChildProcess>();
	readonly #env: NodeJS.ProcessEnv;
	readonly url: string;
	readonly logPath: string;
	readonly folder: string;
	readonly api: Api;

	private constructor(folder: string, port: number, env: Record<string, string>) {
		this.folder = folder;
		this.logPath = join(folder, 'tideline.db');
		this.url = `http://127.0.0.1:${port}`;
		this.api = new Api(this.url);
		this.#env = {
			...process.env,
			NODE_COMPILE_CACHE: COMPILE_CACHE,
			TIDELINE_LOG: this.logPath,
			HOST: '127.0.0.1',
			PORT: String(port),
			WEB_ROOT: process.env.WEB_ROOT ?? join(root, 'apps/web/dist'),
			LOG_FILE: join(folder, 'tideline.log'),
			...env,
		};
	}

	/**
	 * Starts the apps named and waits until the BFF has caught up and, where all three run, serves a ratio.
	 * @param day path of a log to start from a copy of; an empty one without it
	 */
	static async start(apps: readonly AppName[], env: Record<string, string> = {}, day?: string): Promise<Stack> {
		const stack = new Stack(await mkdtemp(join(tmpdir(), 'tideline-')), await freePort(), env);
		if (day) await copyLog(day, stack.logPath);
		for (const app of apps) stack.run(app);
		try {
			if (apps.includes('bff')) await stack.answers('/api/ready');
			if (apps.length === 3) await stack.answers('/api/lcr?entity=GROUP');
			return stack;
		} catch (error) {
			// Nobody else knows of the processes yet.
			await stack[Symbol.asyncDispose]();
			throw error;
		}
	}

	run(app: AppName): void {
		const child = spawn(process.execPath, [join(root, `apps/${app}/src/main.ts`)], {
			env: this.#env,
			stdio: ['ignore', 'inherit', 'inherit'],
		});
		this.#processes.set(app, child);
	}

	/** Ends one app, by default as a power cut would. */
	async kill(app: AppName, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		const child = this.#processes.get(app);
		if (!child) return;
		this.#processes.delete(app);
		if (child.exitCode !== null || child.signalCode !== null) return;
		const exited = once(child, 'exit');
		child.kill(signal);
		await exited;
	}

	/** Waits until a path answers 200. @throws Error with the last answer when it never does. */
	async answers(path: string): Promise<void> {
		const deadline = Date.now() + READY_WITHIN_MS;
		let last = 'no answer';
		while (Date.now() < deadline) {
			try {
				const response = await fetch(`${this.url}${path}`);
				if (response.ok) return;
				last = `${response.status} ${await response.text()}`;
			} catch (error) {
				last = String(error);
			}
			await wait(LOOK_EVERY_MS);
		}
		throw new Error(`${path} did not answer 200: ${last}`);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const app of [...this.#processes.keys()]) await this.kill(app, 'SIGTERM');
		await rm(this.folder, { recursive: true, force: true });
	}
}
