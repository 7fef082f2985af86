import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type Kafka, startKafka } from '../../infra/kafka/start-kafka.ts';
import { Wire } from '../src/wire.ts';
import { FaultStack, kafkaEnv, SHORT_DAY } from './_stack.ts';

const shared = inject('kafka');
const { registryUrl = '' } = shared ?? {};
/** Three servers in Java on two cores. */
const START_MS = 300_000;
const AWAY_MS = 20_000;
const CUT_MS = 3_000;
/** A tenth of what a slow line between two sites carries. */
const SLOW_BYTES_PER_SECOND = 100_000;
const WIRED = 'WIRED';

describe.skipIf(shared === null)('the apps on three brokers, under load and with acks=all', { timeout: 600_000 }, () => {
	let dir: string;
	let kafka: Kafka;
	let wires: Wire[];
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-cluster-'));
		const targets = [1, 2, 3].map(() => Promise.withResolvers<string>());
		wires = await Promise.all(targets.map(({ promise }) => Wire.open(promise)));
		const advertised = new Map(wires.map(({ port }, i) => [i + 1, port]));
		kafka = await startKafka({ brokers: 3, dir, listeners: [{ name: WIRED, protocol: 'PLAINTEXT', advertised }] });
		for (const [i, address] of kafka.bootstrap(WIRED).split(',').entries()) targets[i]?.resolve(`http://${address}`);
	}, START_MS);
	afterAll(async () => {
		await Promise.all([kafka?.stop(), ...(wires ?? []).map((wire) => wire[Symbol.asyncDispose]())]);
		await rm(dir, { recursive: true });
	});

	/** All three apps, restarted by the supervisor where they end, when the day has opened. */
	async function open(brokers?: string): Promise<FaultStack> {
		const stack = await FaultStack.open(kafkaEnv(kafka.bootstrap(), registryUrl), {
			...SHORT_DAY,
			...(brokers === undefined ? {} : { KAFKA_BROKERS: brokers }),
		});
		stack.keep('engine', 'bff', 'simulator');
		await stack.opened();
		return stack;
	}

	async function expectSame(stack: FaultStack): Promise<void> {
		await stack.stop('simulator');
		await stack.expectSame();
		await stack.expectEachOnce();
	}

	test('each killed in turn and brought back, so that every leader and coordinator moves: no figure differs', async () => {
		await using stack = await open();
		for (const broker of kafka.brokerIds) {
			await kafka.kill(broker);
			await stack.more(40);
			await kafka.restart(broker);
			await stack.more(30);
		}
		await expectSame(stack);
	});

	test('all away for 20 s: the apps go on where they stood, and no figure differs', async () => {
		await using stack = await open();
		await Promise.all(kafka.brokerIds.map((broker) => kafka.kill(broker)));
		await wait(AWAY_MS);
		await Promise.all(kafka.brokerIds.map((broker) => kafka.restart(broker)));
		await stack.more(30);
		await expectSame(stack);
	});

	test('behind a network that is cut, falls silent and is slow: no figure differs', async () => {
		await using stack = await open(wires.map(({ port }) => `127.0.0.1:${port}`).join(','));
		for (const wire of wires) wire.cut();
		await wait(CUT_MS);
		for (const wire of wires) wire.mend();
		await stack.more(30);
		for (const wire of wires) wire.stall();
		await wait(CUT_MS);
		for (const wire of wires) wire.mend();
		for (const wire of wires) wire.slow(SLOW_BYTES_PER_SECOND);
		await stack.more(30);
		for (const wire of wires) wire.mend();
		await expectSame(stack);
	});
});
