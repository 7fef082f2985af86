import { formatPlace, REPLAY_OF_HEADER } from '@tideline/domain';
import { type Codecs, DESK_TOPICS, FencedError, type NewRecord, NORMALISER_GROUP, type SqliteLog, TRADE_TOPICS } from '@tideline/event-log';
import { messageDigest } from '@tideline/normalise';
import { documentedExamples, RECEIVED_AT, REFERENCE, withFields } from '@tideline/normalise/fixture';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNormaliser } from '../src/normaliser.ts';
import { createNormaliserEvents } from '../src/normaliser-events.ts';
import { eventsOf, openTemporaryLog, rejectedOf, type TemporaryLog, tradesOf } from './_log.ts';

let own: TemporaryLog;
let log: SqliteLog;
let codecs: Codecs;

beforeEach(async () => {
	own = await openTemporaryLog();
	({ log, codecs } = own);
});
afterEach(() => own.close());

const message = (topic: string, value: string): NewRecord => ({ topic, key: null, value: Buffer.from(value), timestamp: RECEIVED_AT });
const reference = (records = REFERENCE): NewRecord[] =>
	records.map(([topic, key, value]) => ({ topic, key, value: Buffer.from(JSON.stringify(value)), timestamp: RECEIVED_AT }));
const examples = documentedExamples();
const fx = examples.get('oms.fx') as string;

/** Runs until it has caught up, or on until the caller stops it. */
async function start() {
	const stop = new AbortController();
	const events = createNormaliserEvents(pino({ level: 'silent' }));
	const caughtUp = Promise.withResolvers<void>();
	const ended = runNormaliser({ log, codecs, events, now: () => RECEIVED_AT + 5, onCaughtUp: caughtUp.resolve }, stop.signal);
	await Promise.race([caughtUp.promise, ended]);
	return {
		counters: events.counters,
		ended,
		stop: async () => {
			stop.abort();
			await ended;
		},
	};
}

async function catchUp() {
	const running = await start();
	await running.stop();
	return running.counters;
}

const trades = () => tradesOf(own);
const rejected = () => rejectedOf(own);

describe('the normaliser', () => {
	it('a bad message goes to the dead letters and the next one is normalised', async () => {
		await log.append([...reference(), message('oms.fx', '{"dealId":'), message('oms.fx', fx)]);
		expect(await catchUp()).toMatchObject({ trades: 1, rejected: 1, batches: 1, failures: 0 });
		expect(await trades()).toMatchObject([{ tradeId: 'FX-20261120-000017', receiveTime: RECEIVED_AT }]);
		expect(await rejected()).toMatchObject([{ topic: 'oms.fx', reason: 'NOT_JSON', position: 10, rejectedAt: RECEIVED_AT + 5 }]);
	});

	it('a message that no dead letter can hold is kept as far as one can, and the next one is normalised', async () => {
		const large = { ...message('oms.fx', fx), value: Buffer.alloc(64 * 1024 * 1024, ' ') };
		await log.append([...reference(), large, message('oms.fx', fx)]);
		expect(await catchUp()).toMatchObject({ trades: 1, rejected: 1 });
		const [letter] = await rejected();
		expect(letter).toMatchObject({ reason: 'TOO_LARGE' });
		expect(letter?.value.length).toBe(8 * 1024 * 1024);
		expect(letter?.message).toContain('the first 8388608 of 67108864 bytes are kept here');
	});

	it('every desk ends in its own topic', async () => {
		await log.append([...reference(), ...DESK_TOPICS.map((topic) => message(topic, examples.get(topic) as string))]);
		await catchUp();
		const ends = await log.ends(TRADE_TOPICS);
		const counts = TRADE_TOPICS.map((topic) => ends.filter((end) => end.topic === topic).reduce((sum, end) => sum + end.high, 0));
		expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1]);
	});

	it('a restart continues behind what was committed', async () => {
		await log.append([...reference(), message('oms.fx', fx)]);
		await catchUp();
		await log.append([message('oms.fx', withFields(fx, { dealVersion: 2, action: 'AMEND' }))]);
		expect(await catchUp()).toMatchObject({ trades: 1 });
		expect((await trades()).map(({ version }) => version).sort()).toEqual([1, 2]);
	});

	it('all reference data that is there is known before the first message', async () => {
		await log.append([message('oms.fx', fx), ...reference()]);
		expect(await catchUp()).toMatchObject({ trades: 1, rejected: 0 });
	});

	it('reference data that comes later lets a replay succeed', async () => {
		await log.append([...reference(REFERENCE.filter(([, key]) => key !== 'ALBION')), message('oms.fx', fx)]);
		const running = await start();
		expect(await rejected()).toMatchObject([{ reason: 'UNKNOWN_COUNTERPARTY', path: 'counterparty' }]);
		const raw = (await rejected())[0]?.value ?? new Uint8Array();
		await log.append([...reference(REFERENCE.filter(([, key]) => key === 'ALBION')), { topic: 'oms.fx', key: null, value: raw }]);
		await expect.poll(() => running.counters.trades).toBe(1);
		await running.stop();
	});

	it('of a replay it says in the same transaction what came of it, with the links both ways', async () => {
		const bad = message('oms.fx', withFields(fx, { counterparty: 'NOBODY' }));
		await log.append([...reference(), bad]);
		await catchUp();
		const [{ topic, partition, offset } = { topic: '', partition: 0, offset: 0 }] = await rejected();
		const headers = { [REPLAY_OF_HEADER]: formatPlace({ topic, partition, offset }) };
		const [again, accepted] = await log.append([
			{ ...bad, headers },
			{ ...message('oms.fx', fx), headers },
		]);
		await catchUp();
		expect((await rejected()).map(({ replayOf }) => replayOf)).toEqual([null, headers[REPLAY_OF_HEADER]]);
		const events = await eventsOf(own);
		expect(events.sort((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
			{ topic, partition, offset, kind: 'ACCEPTED', replayPartition: accepted?.partition, replayOffset: accepted?.offset, tradeVersion: 1 },
			{ topic, partition, offset, kind: 'REJECTED', replayPartition: again?.partition, replayOffset: again?.offset, tradeId: null },
		]);
		expect(events[0]).toMatchObject({ tradeId: 'FX-20261120-000017', actor: 'normaliser', at: RECEIVED_AT + 5 });
		expect(events.map((event) => event.messageDigest)).toEqual([fx, `${bad.value}`].map((text) => messageDigest(Buffer.from(text))));
	});

	it('a header that names no message of the topic makes no replay', async () => {
		await log.append([...reference(), { ...message('oms.fx', fx), headers: { [REPLAY_OF_HEADER]: 'oms.bond/0/0' } }]);
		expect(await catchUp()).toMatchObject({ trades: 1 });
		expect(await eventsOf(own)).toEqual([]);
	});

	it('a reference record that cannot be read is left out, counted and does not stop it', async () => {
		await log.append([
			...reference(),
			{ topic: 'reference.accounts', key: 'X', value: Buffer.from('{"accountId":1}') },
			message('oms.fx', fx),
		]);
		expect(await catchUp()).toMatchObject({ trades: 1, unreadableReference: 1 });
	});

	it('it stops at once when told to, with an empty log too', async () => {
		const running = await start();
		const asked = performance.now();
		await running.stop();
		expect(performance.now() - asked).toBeLessThan(1_000);
		expect(await log.committed(NORMALISER_GROUP)).toEqual(new Map());
	});

	it('a second normaliser takes over and the first stops writing', async () => {
		await log.append(reference());
		const first = await start();
		const second = await start();
		await log.append([message('oms.fx', fx)]);
		await expect(first.ended).rejects.toThrow(FencedError);
		await expect.poll(() => second.counters.trades).toBe(1);
		await second.stop();
		expect(await trades()).toHaveLength(1);
	});
});
