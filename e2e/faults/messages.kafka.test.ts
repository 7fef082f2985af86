import { type NewRecord, REFERENCE_TOPICS, TRADE_TOPICS } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { figuresOfBook, sampleDay } from '../../infra/kafka/tests/_day.ts';
import { asTrade } from '../src/desk-messages.ts';
import { poisonOfEveryTopic } from './_poison.ts';
import { numbers, SEED, shuffled } from './_seeded.ts';
import { FaultStack, kafkaEnv } from './_stack.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const MOST_COPIES = 3;

/** The first deal of the FX desk, once more under a name of its own. */
function anotherDeal(day: readonly NewRecord[]): NewRecord {
	const deal = day.find(({ topic }) => topic === 'oms.fx');
	const text = asTrade('oms.fx', Buffer.from(deal?.value ?? []).toString(), 'FX-NEW');
	return { topic: 'oms.fx', key: 'FX-NEW', value: Buffer.from(text) };
}

describe.skipIf(kafka === null)('messages that are not as they should be', { timeout: 300_000 }, () => {
	let day: NewRecord[];
	/** In the order and number in which they should come. */
	let stack: FaultStack;
	const open = () => FaultStack.open(kafkaEnv(bootstrap, registryUrl));
	beforeAll(async () => {
		day = await sampleDay();
		stack = await open();
		await stack.log.append(day);
		stack.run('engine', 'bff');
	});
	afterAll(async () => {
		await stack?.[Symbol.asyncDispose]();
	});

	const isReference = ({ topic }: NewRecord): boolean => (REFERENCE_TOPICS as readonly string[]).includes(topic);

	test(`duplicated and reordered (FAULT_SEED=${SEED}) give the figures that they give once and in order`, async () => {
		const random = numbers(SEED);
		const copies = day
			.filter((record) => !isReference(record))
			.flatMap((record) => Array(1 + Math.floor(MOST_COPIES * random())).fill(record));
		const jumbled = shuffled<NewRecord>(copies, random);
		await using other = await open();
		// Whoever names an account before it is known is rightly rejected, so reference data stays in front.
		await other.log.append([...day.filter(isReference), ...jumbled]);
		other.run('engine', 'bff');
		const expected = figuresOfBook(await stack.expectSame());
		expect(figuresOfBook(await other.expectSame())).toEqual(expected);
		// And once more behind what has been folded.
		await stack.log.append(jumbled);
		expect(figuresOfBook(await stack.expectSame())).toEqual(expected);
		await stack.expectEachOnce();
	});

	test('of poison in every topic change no figure and end no process, and stop none that starts behind them', async () => {
		const { log, apps } = stack;
		const expected = figuresOfBook(await stack.expectSame());
		const health = () => apps.api.get('/api/health', { parse: (value) => value as { epoch: string } });
		const { epoch } = await health();
		let hasEnded = false;
		void apps.ended('engine').then(() => {
			hasEnded = true;
		});
		const rejectedBefore = (await apps.api.rejected()).length;
		await log.append(await poisonOfEveryTopic(log));
		// Good messages behind the bad ones are still heard: a poisoned partition holds nothing up.
		await log.append(day);
		expect(figuresOfBook(await stack.expectSame())).toEqual(expected);
		expect((await health()).epoch).toBe(epoch);
		expect(hasEnded).toBe(false);
		await expect
			.poll(async () => (await apps.api.rejected()).length, { timeout: 60_000 })
			.toBeGreaterThan(rejectedBefore + TRADE_TOPICS.length);
		const rejectedOf = new Set((await apps.api.rejected()).map(({ topic }) => topic));
		expect([...rejectedOf]).toEqual(
			expect.arrayContaining(['oms.fx', 'ems.equity', 'trades.fx', 'payments', 'balances', 'reference.accounts']),
		);

		await Promise.all([apps.kill('engine'), apps.kill('bff')]);
		stack.run('engine', 'bff');
		expect(figuresOfBook(await stack.expectSame())).toEqual(expected);
		// Something new is folded and published: it runs, and not only its figures of before are shown.
		await log.append([anotherDeal(day)]);
		expect(figuresOfBook(await stack.expectSame())).not.toEqual(expected);
	});
});
