import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../../scripts/start/app-process.ts';
import { COMPILE_CACHE } from '../../../scripts/start/compile-cache.ts';

const ENGINE = new URL('../../../apps/engine/src/main.ts', import.meta.url).pathname;

/** An engine, or a part of one, as a process of its own. */
export class Member {
	readonly #logFile: string;
	readonly #process: ReturnType<typeof startProcess>;

	constructor(logFile: string, env: NodeJS.ProcessEnv) {
		this.#logFile = logFile;
		this.#process = startProcess(ENGINE, { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env, LOG_FILE: logFile }, (line) =>
			process.stderr.write(`engine: ${line}\n`),
		);
	}

	/** What it has told of, in order: the `event.action` of every line of its log. */
	get said(): string[] {
		if (!existsSync(this.#logFile)) return [];
		const lines = readFileSync(this.#logFile, 'utf8').split('\n').slice(0, -1);
		return lines.map((line): string => JSON.parse(line)?.event?.action ?? '');
	}

	/** The last of these that it has told of. */
	last(...actions: readonly string[]): string | undefined {
		return this.said.findLast((action) => actions.includes(action));
	}

	pause(): void {
		this.#process.kill('SIGSTOP');
	}

	resume(): void {
		this.#process.kill('SIGCONT');
	}

	async kill(): Promise<void> {
		this.#process.kill('SIGKILL');
		await this.#process.ended;
	}
}

/** Processes on one log, which all end with the test. */
export class Members implements AsyncDisposable {
	readonly #env: NodeJS.ProcessEnv;
	readonly #folder: string;
	readonly #all: Member[] = [];

	private constructor(env: NodeJS.ProcessEnv, folder: string) {
		this.#env = env;
		this.#folder = folder;
	}

	static async create(env: NodeJS.ProcessEnv): Promise<Members> {
		return new Members(env, await mkdtemp(join(tmpdir(), 'tideline-members-')));
	}

	start(role: 'normaliser' | 'folder'): Member {
		const member = new Member(join(this.#folder, `${this.#all.length}.log`), { ...this.#env, TIDELINE_ROLE: role });
		this.#all.push(member);
		return member;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await Promise.all(this.#all.map((member) => member.kill()));
		await rm(this.#folder, { recursive: true, force: true });
	}
}
