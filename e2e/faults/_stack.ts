import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Book, FOLD_TOPICS } from '@tideline/engine';
import {
	DESK_TOPICS,
	FOLDER_GROUP,
	type LogRecord,
	type OpenedLog,
	openCodecs,
	openEventLog,
	positionKey,
	TOPICS,
	TRADE_TOPICS,
} from '@tideline/event-log';
import { expect, inject, vi } from 'vitest';
import { type AppName, Apps, figuresOfBook, notNormalised, recompute } from '../../infra/kafka/tests/_day.ts';
import { deleteTopics } from '../../packages/event-log/src/kafka/contract-adapter.ts';
import { type Supervised, supervise } from '../../scripts/start/supervise.ts';
import { WatchedPage } from './_page.ts';

/**
 * The longest that anything may take on two busy cores: an app that has lost its brokers in the middle of a call tries it for two minutes,
 * ends, is started again, and reads the day from its start.
 */
export const WITHIN = { timeout: 240_000, interval: 250 };

/** A day that has only just begun: it is folded and compared again and again, and what it holds of the morning is no matter. */
export const SHORT_DAY = { RATE: '15', HISTORY_HOURS: '0.25', HISTORY_RATE: '0.02' };

const STOP_WITHIN_MS = 5_000;
const RESTART_MS = 500;

/** The environment that names a log of its own on a cluster. */
export const kafkaEnv = (brokers: string, registry: string, transactionTimeoutMs = 15_000): Record<string, string> => ({
	KAFKA_BROKERS: brokers,
	KAFKA_TOPIC_PREFIX: `${randomUUID()}.`,
	KAFKA_TRANSACTION_TIMEOUT_MS: `${transactionTimeoutMs}`,
	SCHEMA_REGISTRY_URL: registry,
});

/** A log, the apps as processes on it, and a page that watches them. */
export class FaultStack implements AsyncDisposable {
	readonly log: OpenedLog;
	readonly apps: Apps;
	readonly page: WatchedPage;
	readonly #kept = new Map<AppName, Supervised>();
	readonly #forget: () => Promise<void>;

	private constructor(log: OpenedLog, apps: Apps, forget: () => Promise<void>) {
		this.#forget = forget;
		this.log = log;
		this.apps = apps;
		this.page = new WatchedPage(apps.api.url);
	}

	/** `appEnv`: settings of the apps over those that name the log. What is on the broker of all tests goes with the stack. */
	static async open(env: Record<string, string>, appEnv: Record<string, string> = {}): Promise<FaultStack> {
		const log = openEventLog(env);
		await log.ensureTopics(TOPICS);
		const isShared = env.KAFKA_BROKERS === inject('kafka')?.bootstrap;
		return new FaultStack(log, await appsOn({ ...env, ...appEnv }), isShared ? () => deleteTopics(env) : async () => undefined);
	}

	/** Beside the stack that has opened the log. */
	static async beside(env: Record<string, string>): Promise<FaultStack> {
		return new FaultStack(openEventLog(env), await appsOn(env), async () => undefined);
	}

	run(...apps: AppName[]): void {
		for (const app of apps) this.apps.run(app);
	}

	/** Runs apps as `npm start -- --kafka` does: one that ends is started again, here always after the shortest wait. */
	keep(...apps: AppName[]): void {
		this.keepWith({}, ...apps);
	}

	/** `own`: settings of these apps alone. */
	keepWith(own: Record<string, string>, ...apps: AppName[]): void {
		for (const app of apps) {
			const onRestart = (ended: string) => ended === 'signal SIGKILL' || process.stderr.write(`${app} ended (${ended})\n`);
			const pause = (milliseconds: number) => wait(Math.min(milliseconds, RESTART_MS), undefined, { ref: false });
			this.#kept.set(
				app,
				supervise({ start: () => this.apps.run(app, own), wait: pause, now: performance.now.bind(performance), onRestart }),
			);
		}
	}

	/** Ends an app that is kept running. */
	async stop(app: AppName): Promise<void> {
		await this.#kept.get(app)?.stop(STOP_WITHIN_MS);
		this.#kept.delete(app);
	}

	/** kill -9 of the simulator. Its open transaction, which would hold up readers for its time, is ended as its next start would end it. */
	async killSimulator(): Promise<void> {
		await this.apps.kill('simulator');
		await (await this.log.openTransactor('simulator')).close();
	}

	/** Resolves when the opening of the day is committed; what is killed before leaves a log without a bank, and nothing to compare. */
	async opened(): Promise<void> {
		await vi.waitFor(async () => expect(await this.read(['reference.entities'])).not.toEqual([]), WITHIN);
	}

	/** Resolves when the desks have written so many records more, whether they are committed or not. */
	async more(records: number): Promise<void> {
		const before = await this.deskRecords();
		await vi.waitFor(async () => expect(await this.deskRecords()).toBeGreaterThanOrEqual(before + records), WITHIN);
	}

	/** Records that the desks have written. */
	async deskRecords(): Promise<number> {
		return (await this.log.ends(DESK_TOPICS)).reduce((sum, { high }) => sum + high, 0);
	}

	/**
	 * Waits until every desk message is normalised, then until BFF and page show what the log recomputes, each figure to the minor unit.
	 * Nothing may be written to the log meanwhile.
	 */
	async expectSame(): Promise<Book> {
		// Cheap to ask, while a comparison of all figures takes the processor from those who are to catch up.
		await vi.waitFor(async () => expect((await notNormalised(this.log)) + (await this.#notFolded())).toBe(0), WITHIN);
		const book = await recompute(this.log);
		const entityIds = book.entities().map(({ entityId }) => entityId);
		expect(entityIds).not.toEqual([]);
		const expected = figuresOfBook(book);
		await vi.waitFor(async () => expect(await this.apps.figures(entityIds)).toEqual(expected), WITHIN);
		await vi.waitFor(() => expect(this.page.figures(entityIds)).toEqual(expected), WITHIN);
		return book;
	}

	/** Records that the figures in the log do not contain yet. */
	async #notFolded(): Promise<number> {
		const folded = await this.log.committed(FOLDER_GROUP);
		const ends = await this.log.ends(FOLD_TOPICS);
		return ends.reduce(
			(sum, { topic, partition, low, high }) => sum + (high > low ? high - (folded.get(positionKey(topic, partition)) ?? 0) : 0),
			0,
		);
	}

	/** Every desk message has become one trade or one dead letter, none of them two. */
	async expectEachOnce(): Promise<void> {
		const codecs = await openCodecs(this.log.registry);
		const messages = (await this.read(DESK_TOPICS)).map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`);
		const trades = (await this.read(TRADE_TOPICS)).map(({ value }) => codecs.trade.decode(value as Uint8Array).source);
		const rejected = (await this.read(['trades.rejected'])).map(({ key }) => key ?? '');
		const outputs = [
			...trades.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`),
			...rejected.filter((key) => DESK_TOPICS.some((topic) => key.startsWith(`${topic}/`))),
		];
		expect(outputs.sort()).toEqual(messages.sort());
	}

	/** Everything that is in the topics now. */
	async read(topics: readonly string[]): Promise<LogRecord[]> {
		const found: LogRecord[] = [];
		for await (const { records, caughtUp } of this.log.read({ topics, from: 'start', signal: new AbortController().signal })) {
			found.push(...records);
			if (caughtUp) break;
		}
		return found;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.page[Symbol.dispose]();
		await Promise.all([...this.#kept.keys()].map((app) => this.stop(app)));
		await this.apps[Symbol.asyncDispose]();
		await this.log.close();
		await this.#forget();
	}
}

const appsOn = (env: Record<string, string>): Promise<Apps> => Apps.create({ LOG_LEVEL: 'warn', ...env });
