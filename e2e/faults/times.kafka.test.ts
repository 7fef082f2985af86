import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TOPICS } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { figuresOfBook, notNormalised } from '../../infra/kafka/tests/_day.ts';
import { cleanTopics } from '../../packages/event-log/src/kafka/contract-adapter.ts';
import { FaultStack, kafkaEnv, WITHIN } from './_stack.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TRANSACTION_MS = 5_000;
const PAUSE_MS = TRANSACTION_MS + 1_000;
const PRELOADED = new URL('../src/shifted-clock.ts', import.meta.url).href;

describe.skipIf(kafka === null)('the apps on Kafka while the simulator writes', { timeout: 300_000 }, () => {
	let dir: string;
	let stack: FaultStack;
	let env: Record<string, string>;
	let clock: Record<string, string>;
	const setClock = (milliseconds: number) => writeFile(join(dir, 'ahead'), `${milliseconds}`);

	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-times-'));
		await setClock(0);
		env = kafkaEnv(bootstrap, registryUrl, TRANSACTION_MS);
		stack = await FaultStack.open(env, { RATE: '15', HISTORY_RATE: '0.02' });
		clock = { NODE_OPTIONS: `--import ${PRELOADED}`, CLOCK_AHEAD: join(dir, 'ahead') };
		stack.keepWith(clock, 'simulator', 'engine', 'bff');
		await stack.opened();
	});
	afterAll(async () => {
		await stack?.[Symbol.asyncDispose]();
		await rm(dir, { recursive: true });
	});

	/** Lets the figures come to rest. */
	async function expectSame(): Promise<void> {
		await stack.stop('simulator');
		await stack.expectSame();
		await stack.expectEachOnce();
		stack.keepWith(clock, 'simulator');
	}

	test('each paused beyond its session goes on or is started again, and no figure differs', async () => {
		for (const app of ['engine', 'bff', 'simulator'] as const) {
			stack.apps.signal(app, 'SIGSTOP');
			await wait(PAUSE_MS);
			stack.apps.signal(app, 'SIGCONT');
			await stack.more(20);
		}
		await expectSame();
	});

	test('an engine that was paused and wakes behind its successor doubles nothing', async () => {
		await using successor = await FaultStack.beside(env);
		stack.apps.signal('engine', 'SIGSTOP');
		try {
			await stack.more(20);
			successor.keep('engine');
			await vi.waitFor(async () => expect(await notNormalised(stack.log)).toBeLessThan(20), WITHIN);
		} finally {
			stack.apps.signal('engine', 'SIGCONT');
		}
		await stack.more(20);
		await expectSame();
	});

	test('compacted topics after the brokers have compacted them give a new start the same figures', async () => {
		await stack.stop('simulator');
		const before = figuresOfBook(await stack.expectSame());
		const count = (await stack.read(['market.prices', 'positions'])).length;
		await cleanTopics({ bootstrap, dataFolder: kafka?.dataFolder ?? '', env }, TOPICS, DAY_MS);
		expect((await stack.read(['market.prices', 'positions'])).length).toBeLessThan(count / 2);
		await Promise.all([stack.apps.kill('engine'), stack.apps.kill('bff')]);
		expect(figuresOfBook(await stack.expectSame())).toEqual(before);
		stack.keepWith(clock, 'simulator');
		await stack.more(1);
	});

	// The last one: records an hour ahead of the broker keep its cleaner from what the test before needs.
	test('clocks of simulator, engine and BFF that jump an hour ahead and two back change no figure, and the day goes on', async () => {
		for (const ahead of [HOUR_MS, -HOUR_MS]) {
			await setClock(ahead);
			for (const app of ['simulator', 'engine', 'bff'] as const) stack.apps.signal(app, 'SIGUSR2');
			await stack.more(20);
		}
		await expectSame();
	});
});
