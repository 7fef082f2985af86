import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Book, foldLog } from '@tideline/engine';
import { DESK_TOPICS, type EventLog, type NewRecord, NORMALISER_GROUP, type OpenedLog, openCodecs, recordsLeft } from '@tideline/event-log';
import { Api } from '../../../e2e/src/api.ts';
import { figuresOfCash, figuresOfLcr, figuresOfPosition } from '../../../e2e/src/recompute.ts';
import { parseLine } from '../../../scripts/feed/parse-line.ts';
import { startProcess } from '../../../scripts/start/app-process.ts';
import { COMPILE_CACHE } from '../../../scripts/start/compile-cache.ts';
import type { SupervisedProcess } from '../../../scripts/start/supervise.ts';
import { freePorts } from '../free-ports.ts';

const ROOT = new URL('../../../', import.meta.url);
const FILES = ['1-reference.jsonl', '2-openings.jsonl', '3-desks.jsonl', '4-desks.fix', '5-payments.jsonl'];
const RECEIVED_AT = Date.UTC(2026, 10, 20, 13);

/** Every record of the day in `samples/`, as `npm run feed` reads it. */
export async function sampleDay(): Promise<NewRecord[]> {
	const texts = await Promise.all(FILES.map((file) => readFile(new URL(`samples/${file}`, ROOT), 'utf8')));
	return texts
		.flatMap((text) => text.split('\n'))
		.flatMap((line) => {
			const record = parseLine(line, null);
			return record === null ? [] : [{ ...record, timestamp: RECEIVED_AT }];
		});
}

/** All figures of a book in the order of their keys. */
export function figuresOfBook(book: Book) {
	const accounts = book.accountIds().sort();
	return {
		lcr: book.entities().map(({ entityId }) => figuresOfLcr(book.lcr(entityId))),
		cash: accounts.map((id) => book.cash(id)).flatMap((cash) => (cash === null ? [] : [figuresOfCash(cash)])),
		positions: book
			.positionKeys()
			.sort()
			.map((key) => book.position(key))
			.flatMap((position) => (position === null ? [] : [figuresOfPosition(position)])),
	};
}

export const recompute = async (log: OpenedLog): Promise<Book> => foldLog(log, await openCodecs(log.registry));

/** Desk messages that are neither a trade nor a dead letter yet. */
export async function notNormalised(log: EventLog): Promise<number> {
	const committed = await log.committed(NORMALISER_GROUP);
	return recordsLeft(await log.ends(DESK_TOPICS), committed);
}

/** `engine` is normaliser and fold in one process, unless its settings say otherwise. */
export type AppName = 'simulator' | 'normaliser' | 'engine' | 'bff';

/** What is started under a name, and what it is told beside its settings. */
const STARTED: Readonly<Record<AppName, { folder: string; env: NodeJS.ProcessEnv }>> = {
	simulator: { folder: 'simulator', env: {} },
	normaliser: { folder: 'engine', env: { TIDELINE_ROLE: 'normaliser' } },
	engine: { folder: 'engine', env: {} },
	bff: { folder: 'bff', env: {} },
};

/** The apps as processes on the log that the environment names. */
export class Apps implements AsyncDisposable {
	readonly #running = new Map<AppName, SupervisedProcess>();
	/** Of every app. */
	readonly env: NodeJS.ProcessEnv;
	readonly #folder: string;
	readonly api: Api;

	private constructor(env: NodeJS.ProcessEnv, folder: string, port: number) {
		this.#folder = folder;
		const own = { PORT: `${port}`, HOST: '127.0.0.1', LOG_FILE: join(folder, 'tideline.log'), NODE_COMPILE_CACHE: COMPILE_CACHE };
		this.env = { ...process.env, ...env, ...own };
		this.api = new Api(`http://127.0.0.1:${port}`);
	}

	static async create(env: NodeJS.ProcessEnv): Promise<Apps> {
		const [port = 0] = await freePorts(1);
		return new Apps(env, await mkdtemp(join(tmpdir(), 'tideline-apps-')), port);
	}

	/** `own`: settings of this process alone. */
	run(app: AppName, own: NodeJS.ProcessEnv = {}): SupervisedProcess {
		const { folder, env } = STARTED[app];
		const entry = new URL(`apps/${folder}/src/main.ts`, ROOT).pathname;
		const started = startProcess(entry, { ...this.env, ...env, ...own }, (line) => process.stderr.write(`${app}: ${line}\n`));
		this.#running.set(app, started);
		return started;
	}

	/** How the process of now ends. */
	ended(app: AppName): Promise<string> {
		return this.#running.get(app)?.ended ?? Promise.resolve('not started');
	}

	/** SIGSTOP and SIGCONT: a process that hangs. */
	signal(app: AppName, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void {
		this.#running.get(app)?.kill(signal);
	}

	async kill(app: AppName, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
		this.#running.get(app)?.kill(signal);
		await this.#running.get(app)?.ended;
	}

	/** What the BFF serves, in the order of `figuresOfBook`. */
	async figures(entityIds: readonly string[]) {
		const cash = await this.api.cash('GROUP');
		const positions = await this.api.positions('GROUP');
		return {
			lcr: await Promise.all(entityIds.map(async (entityId) => figuresOfLcr(await this.api.lcr(entityId)))),
			cash: cash.sort((a, b) => order(a.accountId, b.accountId)).map(figuresOfCash),
			positions: positions.sort((a, b) => order(a.key, b.key)).map(figuresOfPosition),
		};
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await Promise.all([...this.#running.keys()].map((app) => this.kill(app)));
		await rm(this.#folder, { recursive: true, force: true });
	}
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
