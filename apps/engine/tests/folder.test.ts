import { type Lcr, type LcrPoint, type OverrideEvent, type Position, TIME_AHEAD_MS } from '@tideline/domain';
import { type Codecs, FOLDER_GROUP, type LogRecord, type NewRecord, positionKey, type SqliteLog } from '@tideline/event-log';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFolderEvents } from '../src/events.ts';
import { type BookInput, createBook, FOLD_TOPICS, foldLog } from '../src/fold/index.ts';
import { randomInputs } from '../src/fold/random-day.fixture.ts';
import { OPENED, referenceInputs } from '../src/fold/reference.fixture.ts';
import { recordOf } from '../src/log-record.fixture.ts';
import { runFolder } from '../src/run-folder.ts';
import { everyTurn } from './_every-turn.ts';
import { openTemporaryLog, type TemporaryLog } from './_log.ts';

let own: TemporaryLog;
let log: SqliteLog;
let codecs: Codecs;

beforeEach(async () => {
	own = await openTemporaryLog();
	({ log, codecs } = own);
});

afterEach(() => own.close());

/** Runs a folder until it has caught up and `body` is done. */
async function withFolder(body: () => Promise<void>, now = OPENED): Promise<void> {
	const stop = new AbortController();
	const caughtUp = Promise.withResolvers<void>();
	const events = createFolderEvents(pino({ level: 'silent' }));
	const running = runFolder({ log, codecs, events, now: () => now, ticks: everyTurn, onCaughtUp: caughtUp.resolve }, stop.signal);
	try {
		await Promise.race([caughtUp.promise, running]);
		await body();
	} finally {
		stop.abort();
		await running;
	}
	expect(events.counters.problems).toBe(0);
}

/** Reads a topic until `enough` of it is there. */
async function readUntil(topic: string, enough: (records: LogRecord[]) => boolean): Promise<LogRecord[]> {
	const records: LogRecord[] = [];
	for await (const batch of log.read({ topics: [topic], from: 'start', signal: new AbortController().signal })) {
		records.push(...batch.records);
		if (enough(records)) break;
	}
	return records;
}

const all = (topic: string) => readUntil(topic, () => true);

async function count(topic: string): Promise<number> {
	return (await log.ends([topic])).reduce((sum, { high }) => sum + high, 0);
}

const bad: NewRecord = { topic: 'payments', key: 'P', value: new TextEncoder().encode('{"paymentId":'), timestamp: OPENED };
const AT = new Date(OPENED).toISOString();
/** Just past what a fact may lie ahead of its record. */
const TOMORROW = new Date(OPENED + TIME_AHEAD_MS + 1).toISOString();
const ACCOUNT = 'LDN-CENTRAL_BANK-USD';
const LONDON = referenceInputs().flatMap((input) => (input.kind === 'entity' ? [input.record] : []))[0];
const INSTRUMENT = referenceInputs().flatMap((input) => (input.kind === 'instrument' ? [input.record] : []))[0];
const OPENING = { balanceId: 'B-BAD', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_CASH', accountId: ACCOUNT, currency: 'USD' };

function payment(paymentId: string, change: object): object {
	const what = { accountId: ACCOUNT, currency: 'USD', valueDate: '2026-11-20', confirmedAt: AT, channel: 'RTGS' };
	return { paymentId, ...what, tradeId: null, postingId: null, counterpartyId: null, reference: '', ...change };
}

const json = (topic: string, value: object): NewRecord => ({
	topic,
	key: topic,
	value: new TextEncoder().encode(JSON.stringify(value)),
	timestamp: OPENED,
});
const day = () => [...referenceInputs(), ...randomInputs(3, 400)].map((input) => recordOf(input, codecs));

describe('the folder', () => {
	test('starts behind records of others in the topics that it writes', async () => {
		await log.append(day());
		const value = new Uint8Array([0xff, 1]);
		await log.append(
			['positions', 'cash', 'lcr', 'lcr.history', 'activity', 'trades.rejected'].map((topic) => ({ topic, key: 'poison', value })),
		);
		await withFolder(async () => expect(await count('lcr')).toBeGreaterThan(1));
	});

	test('puts a fact that it cannot read into the dead letters, once, and goes on', async () => {
		await log.append([bad, ...day()]);
		await withFolder(async () => undefined);
		await withFolder(async () => undefined);
		const letters = (await all('trades.rejected')).map(({ value }) => codecs.rejected.decode(value as Uint8Array));
		expect(letters.map(({ topic, reason }) => [topic, reason])).toEqual([['payments', 'NOT_JSON']]);
		expect(await count('positions')).toBeGreaterThan(0);
	});

	test.each([
		['an amount past the safe integers', 'payments', payment('P-BAD', { amount: '90071992547409.91' })],
		['an unknown currency', 'payments', payment('P-BAD', { currency: 'XXZ' })],
		['a balance past the safe integers', 'balances', { ...OPENING, amount: '90071992547409.91' }],
		['a price past the safe integers', 'market.prices', { instrumentId: 'I0', price: '99999999999999999999', currency: 'GBP', at: AT }],
		['a price past its bound', 'market.prices', { instrumentId: 'I0', price: '900000000', currency: 'GBP', at: AT }],
		['a rate of zero', 'market.fx', { currency: 'GBP', usd: '0', at: AT }],
		['a rate below its bound', 'market.fx', { currency: 'GBP', usd: '0.000000000001', at: AT }],
		['a rate of an unknown currency', 'market.fx', { currency: 'XXZ', usd: '1', at: AT }],
		['an unknown time zone', 'reference.entities', { ...LONDON, timeZone: 'Europe/Atlantis' }],
		['an unknown currency', 'reference.entities', { ...LONDON, currency: 'XXZ' }],
		['a limit with too many decimals', 'reference.entities', { ...LONDON, limits: { ...LONDON?.limits, regulatory: '1.123456789012345' } }],
		['a risk weight past the safe integers', 'reference.instruments', { ...INSTRUMENT, riskWeight: '99999999999999999999' }],
		['an unknown currency', 'reference.instruments', { ...INSTRUMENT, currency: 'XXZ' }],
		["another currency than the account's", 'payments', payment('P-BAD', { currency: 'JPY', amount: '1000000' })],
		["another currency than the account's", 'balances', { ...OPENING, currency: 'JPY', amount: '1000000' }],
		["another currency than the instrument's", 'market.prices', { instrumentId: 'I0', price: '100', currency: 'USD', at: AT }],
		['a payment confirmed in the year 9999', 'payments', payment('P-BAD', { amount: '1', confirmedAt: '9999-12-31T23:59:59Z' })],
		['a payment confirmed in 1970', 'payments', payment('P-BAD', { amount: '1', confirmedAt: '1970-01-01T00:00:00Z' })],
		['a balance of tomorrow', 'balances', { ...OPENING, amount: '1', at: TOMORROW }],
		['a price of tomorrow', 'market.prices', { instrumentId: 'I0', price: '100', currency: 'GBP', at: TOMORROW }],
		['a rate of tomorrow', 'market.fx', { currency: 'GBP', usd: '1.5', at: TOMORROW }],
		['a business day that opens tomorrow', 'reference.business-days', { entityId: 'LDN', date: '2026-11-22', openedAt: TOMORROW }],
		['a business date far from its opening', 'reference.business-days', { entityId: 'LDN', date: '2199-11-20', openedAt: AT }],
	])('sets aside %s (%s), and publishes what comes after it', async (_, topic, value) => {
		const poison: NewRecord = { topic, key: 'POISON', value: new TextEncoder().encode(JSON.stringify(value)), timestamp: OPENED };
		await log.append([...day(), poison, json('payments', payment('P-GOOD', { amount: '12.34' }))]);
		await withFolder(async () => undefined);
		const letters = (await all('trades.rejected')).map(({ value: bytes }) => codecs.rejected.decode(bytes as Uint8Array));
		expect(letters.map((letter) => [letter.topic, letter.key])).toEqual([[topic, 'POISON']]);
		const clean = createBook();
		for (const input of [...referenceInputs(), ...randomInputs(3, 400)]) clean.apply(input);
		const before = clean.cash(ACCOUNT)?.current ?? 0;
		const cash = (await all('cash')).map(({ value: bytes }) => codecs.cash.decode(bytes as Uint8Array));
		expect(cash.findLast(({ accountId }) => accountId === ACCOUNT)?.current).toBe(before + 1234);
		expect(await count('lcr')).toBe(3);
	});

	test('names both currencies of a fact that is in another one than what it is about, and a recomputation leaves it out too', async () => {
		const later = new Date(OPENED + 500_000).toISOString();
		await log.append([
			...day(),
			json('payments', payment('P-BAD', { currency: 'JPY', amount: '1000000', confirmedAt: later })),
			json('balances', { ...OPENING, currency: 'GBP', amount: '1', at: later }),
			json('market.prices', { instrumentId: 'I0', price: '100', currency: 'USD', at: later }),
		]);
		await withFolder(async () => undefined);
		const letters = (await all('trades.rejected')).map(({ value }) => codecs.rejected.decode(value as Uint8Array));
		expect(letters.map(({ topic, reason, path, message }) => [topic, reason, path, message]).sort()).toEqual([
			['balances', 'INCONSISTENT', 'currency', `account "${ACCOUNT}" is in USD; the record is in GBP`],
			['market.prices', 'INCONSISTENT', 'currency', 'instrument "I0" is in GBP; the record is in USD'],
			['payments', 'INCONSISTENT', 'currency', `account "${ACCOUNT}" is in USD; the record is in JPY`],
		]);
		const clean = createBook();
		for (const input of [...referenceInputs(), ...randomInputs(3, 400)]) clean.apply(input);
		const again = await foldLog(log, codecs);
		expect(again.cash(ACCOUNT)).toEqual(clean.cash(ACCOUNT));
		expect(again.lcr('GROUP')).toEqual(clean.lcr('GROUP'));
		const cash = (await all('cash')).map(({ value }) => codecs.cash.decode(value as Uint8Array));
		expect(cash.findLast(({ accountId }) => accountId === ACCOUNT)).toMatchObject({ current: clean.cash(ACCOUNT)?.current });
	});

	test('names the field whose time cannot be believed, and no time of the book moves', async () => {
		const facts = [
			json('payments', payment('P-BAD', { amount: '1', confirmedAt: '9999-12-31T23:59:59Z' })),
			json('market.prices', { instrumentId: 'I0', price: '100', currency: 'GBP', at: '1999-12-31T23:59:59Z' }),
			json('reference.business-days', { entityId: 'LDN', date: '2026-11-20', openedAt: TOMORROW }),
		];
		await log.append([...day(), ...facts]);
		await withFolder(async () => undefined);
		const letters = (await all('trades.rejected')).map(({ value }) => codecs.rejected.decode(value as Uint8Array));
		expect(letters.map(({ topic, reason, path }) => [topic, reason, path]).sort()).toEqual([
			['market.prices', 'BAD_DATE', 'at'],
			['payments', 'FUTURE_TIME', 'confirmedAt'],
			['reference.business-days', 'FUTURE_TIME', 'openedAt'],
		]);
		const last = Math.max(...day().map(({ timestamp = 0 }) => timestamp));
		const lcrs = (await all('lcr')).map(({ value }): Lcr => codecs.lcr.decode(value as Uint8Array));
		expect(lcrs.length).toBeGreaterThan(0);
		for (const { asOf } of lcrs) expect(asOf).toBeLessThanOrEqual(last);
		const cash = (await all('cash')).map(({ value }) => codecs.cash.decode(value as Uint8Array));
		expect(Math.max(...cash.map(({ curve }) => curve.length))).toBeLessThanOrEqual(100);
	});

	test('dates its figures no later than the log, although a desk whose clock is ahead is believed', async () => {
		const ahead = new Date(OPENED + TIME_AHEAD_MS).toISOString();
		await log.append([...day(), json('payments', payment('P-AHEAD', { amount: '1', confirmedAt: ahead }))]);
		await withFolder(async () => undefined);
		const last = Math.max(...day().map(({ timestamp = 0 }) => timestamp));
		const lcrs = (await all('lcr')).map(({ value }): Lcr => codecs.lcr.decode(value as Uint8Array));
		expect(Math.max(...lcrs.map(({ asOf }) => asOf))).toBe(last);
		expect((await foldLog(log, codecs)).eventTime).toBe(last);
		expect(await all('trades.rejected')).toEqual([]);
	});

	test('publishes an LCR that a recomputation from the log up to its inputs gives again', async () => {
		const records = day();
		await log.append(records.slice(0, 300));
		await withFolder(async () => {
			await log.append(records.slice(300));
			const total = records.length;
			await readUntil('lcr', (lcrs) => lcrs.some(({ value }) => codecs.lcr.decode(value as Uint8Array).sequence === total));
		});
		const lcrs = (await all('lcr')).map(({ value }): Lcr => codecs.lcr.decode(value as Uint8Array));
		for (const lcr of lcrs) {
			const book = await foldLog(log, codecs, { until: lcr.inputs });
			const again = book.lcr(lcr.entityId);
			expect({ ...again, limitState: lcr.limitState }).toEqual({ ...lcr, asOf: undefined, inputs: undefined });
		}
	}, 30_000);

	test('publishes the holdings that the log gives, and nothing again after a restart', async () => {
		await log.append(day());
		await withFolder(async () => undefined);
		const [positions, cash, history] = [await count('positions'), await count('cash'), await count('lcr.history')];
		const book = await foldLog(log, codecs);
		const published = new Map(
			(await all('positions')).map(({ key, value }): [string, Position] => [key ?? '', codecs.position.decode(value as Uint8Array)]),
		);
		expect([...published.keys()].sort()).toEqual(book.positionKeys().sort());
		for (const [key, position] of published) expect({ ...position }).toMatchObject({ ...book.position(key), sequence: position.sequence });
		await withFolder(async () => undefined);
		expect([await count('positions'), await count('cash'), await count('lcr.history')]).toEqual([positions, cash, history]);
	});

	test('says how far the figures go, also where a record changes none of them', async () => {
		await log.append(day());
		await withFolder(async () => undefined);
		const ends = async () => (await log.ends(FOLD_TOPICS)).map(({ topic, partition, high }) => [positionKey(topic, partition), high]);
		expect(await log.committed(FOLDER_GROUP)).toEqual(new Map((await ends()) as [string, number][]));
		await withFolder(async () => {
			const figures = await count('lcr');
			await log.append([json('market.prices', { instrumentId: 'NOT-HELD', price: '100', currency: 'USD', at: AT })]);
			await expect.poll(() => log.committed(FOLDER_GROUP)).toEqual(new Map((await ends()) as [string, number][]));
			expect(await count('lcr')).toBe(figures);
		});
	});

	test('has a point of the trend for every minute of the day so far, in order', async () => {
		await log.append(day());
		await withFolder(async () => undefined);
		const points = (await all('lcr.history')).map(({ value }): LcrPoint => codecs.lcrHistory.decode(value as Uint8Array));
		const london = points.filter(({ entityId }) => entityId === 'LDN').map(({ at }) => at);
		expect(london).toEqual([...london].sort((a, b) => a - b));
		expect(new Set(london.map((at) => Math.floor(at / 60_000))).size).toBe(6);
	});

	test.each([
		['of a payment that counts', payment('P-MICRO', { amount: '1.00' })],
		['of a payment that is refused', payment('P-MICRO', { currency: 'XXZ' })],
	])('goes on with the trend behind a timestamp in microseconds %s', async (_, micro) => {
		const later = (minutes: number): NewRecord => {
			const at = OPENED + 3_600_000 + minutes * 60_000;
			return { ...json('payments', payment(`P-${minutes}`, { amount: '1.00', confirmedAt: new Date(at).toISOString() })), timestamp: at };
		};
		await log.append([...day(), later(0), { ...json('payments', micro), timestamp: OPENED * 1_000 }]);
		await withFolder(async () => {
			const before = await count('lcr.history');
			await log.append([later(1), later(2), later(3)]);
			await expect.poll(() => count('lcr.history')).toBeGreaterThan(before);
		});
		const newest = (await all('lcr.history')).map(({ value }) => codecs.lcrHistory.decode(value as Uint8Array).at);
		expect(Math.max(...newest)).toBe(OPENED + 3_600_000 + 3 * 60_000);
	});

	test('ends an override when its time has passed, through the log', async () => {
		await log.append(day());
		const before = await count('overrides');
		await withFolder(async () => {
			await readUntil('overrides', (events) => events.length > before);
		}, OPENED + 86_000_000);
		const events = (await all('overrides')).map(({ value }) => codecs.overrideEvent.decode(value as Uint8Array));
		const expired = events.filter(({ kind }) => kind === 'EXPIRED').map(({ overrideId }) => overrideId);
		expect(expired.length).toBeGreaterThan(0);
		expect(new Set(expired).size).toBe(expired.length);
		expect((await foldLog(log, codecs)).lcr('GROUP')?.overridesInForce).toBe(0);
	});

	test('ends in the same figures after a restart, although the clock was set back between an override and its reversal', async () => {
		const proposal = { targetKind: 'INSTRUMENT', targetId: 'I0', entityId: null, assetClass: null, level: 'INELIGIBLE' } as const;
		const values = { subclass: null, eligible: null, encumbered: null, flowLine: null, reasonCode: 'OTHER', comment: '' } as const;
		const times = { effectiveFrom: OPENED, expiresAt: OPENED + 86_400_000 };
		const by = { overrideId: 'SET-BACK', actor: 'ann', actorRole: 'analyst', from: 'test', approval: 'NOT_REQUIRED', comment: '' } as const;
		const submitted: OverrideEvent = { ...by, kind: 'SUBMITTED', at: OPENED + 60_000, proposal: { ...proposal, ...values, ...times } };
		const reversed: OverrideEvent = { ...by, kind: 'REVERSED', at: OPENED + 30_000, proposal: null };
		const facts: BookInput[] = [...referenceInputs(), ...[submitted, reversed].map((event) => ({ kind: 'override', event }) as const)];
		const renamed = { ...LONDON, name: 'Renamed with the clock set back' };
		await log.append([...facts.map((fact) => recordOf(fact, codecs)), { ...json('reference.entities', renamed), timestamp: OPENED - 1 }]);
		await withFolder(async () => undefined);
		const lcrs = (await all('lcr')).map(({ value }): Lcr => codecs.lcr.decode(value as Uint8Array));
		expect(lcrs.map(({ overridesInForce }) => overridesInForce)).toEqual([0, 0, 0]);
	});
});
