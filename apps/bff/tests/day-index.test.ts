import { cashDayResponse, feedsResponse, lineageResponse, problem, readyResponse } from '@tideline/api';
import type { EventLog } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../src/clock.ts';
import { systemClock } from '../src/clock.ts';
import { TestBench } from './_bff.ts';
import { bond, cash, lcr, position, referenceRecords, taking, Writer } from './_records.ts';

const FIFTY_TIMES: Clock = { ...systemClock, after: (milliseconds, body) => systemClock.after(milliseconds / 50, body) };
/** Servers start and stop, which takes its time on a busy machine. */
const PATIENT = { timeout: 60_000 };
const PROPOSAL = {
	...{ targetKind: 'COUNTERPARTY', targetId: 'RAIL', flowLine: 'wholesale.financial', reasonCode: 'OTHER', comment: 'x' },
	expiresAt: Date.now() + 86_400_000,
};

let bench: TestBench;
let write: Writer;
beforeEach(async () => {
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		write.position(position({ trades: 3 })),
		write.lcr(lcr('LDN')),
		write.lcr(lcr('GROUP')),
		write.cash(cash({ current: cash().opening })),
		...['B-1', 'B-2', 'B-3'].map((tradeId) => write.trade(bond(tradeId), 'trades.bonds')),
		write.trade(taking(), 'trades.interbank'),
		write.payment('P-1', '500', '2026-11-20T09:00:00Z'),
		write.payment('P-2', '-500', '2026-11-20T09:00:00Z'),
	]);
});
afterEach(() => bench[Symbol.asyncDispose]());

/** The log with its trades and payments held back until they are let go. */
function heldBack(log: EventLog): { log: EventLog; letGo(): void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	const held: EventLog = {
		...{ ensureTopics: log.ensureTopics.bind(log), append: log.append.bind(log), openTransactor: log.openTransactor.bind(log) },
		...{
			identity: log.identity.bind(log),
			join: log.join.bind(log),
			committed: log.committed.bind(log),
			ends: log.ends.bind(log),
			get: log.get.bind(log),
			close: log.close.bind(log),
		},
		async *read(options) {
			if (options.topics.includes('payments')) {
				const stopped = new Promise((stop) => options.signal.addEventListener('abort', stop));
				await Promise.race([promise, stopped]);
			}
			yield* log.read(options);
		},
	};
	return { log: held, letGo: resolve };
}

const paths = ['/api/positions/LDN%7CCUST-1%7CGB00BOND0001/lineage', '/api/cash/NOSTRO-1/day'];
const post = (url: string, body: object): Promise<Response> =>
	fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

describe('while trades and payments are being read', PATIENT, () => {
	it('figures are served, and what needs a single trade or payment says how far it is instead of less than there is', async () => {
		const { log, letGo } = heldBack(bench.log);
		const { address, indexed } = await bench.start({ log, clock: FIFTY_TIMES, indexed: false });
		for (const path of [
			'/api/lcr',
			'/api/positions',
			'/api/cash',
			'/api/lcr/history',
			'/api/overrides',
			'/api/rejected',
			'/api/entities',
		]) {
			expect((await fetch(address + path)).status).toBe(200);
		}
		const asked = [...paths.map((path) => fetch(address + path)), post(`${address}/api/overrides/preview`, { proposal: PROPOSAL })];
		for (const response of await Promise.all(asked)) {
			expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
			const { type, detail, behind } = problem.parse(await response.json());
			expect(type).toBe('urn:tideline:problem:catching-up');
			expect(detail).toContain('Still reading the day, 0 of 6 records');
			expect(behind).toMatchObject({ payments: 2, 'trades.bonds': 3, 'trades.interbank': 1 });
		}
		// A balance of the core banking system is no figure: the day opens with it.
		await bench.log.append([{ topic: 'balances', key: 'OPENING', value: new TextEncoder().encode('{}') }]);
		await bench.sayFolded();
		const { day, behind } = readyResponse.parse(await (await fetch(`${address}/api/ready`)).json());
		expect(day).toEqual({ complete: false, read: 0, total: 7, forgotten: 0 });
		expect(behind).toMatchObject({ lcr: 0, balances: 1, payments: 2 });
		const feeds = feedsResponse.parse(await (await fetch(`${address}/api/feeds`)).json());
		expect(feeds.rows.every(({ today }) => today === null)).toBe(true);
		letGo();
		await indexed;
		expect((await post(`${address}/api/overrides/preview`, { proposal: PROPOSAL })).status).toBe(200);
	});
	it('a request that is asked a moment too early waits and gets all of it', async () => {
		const { log, letGo } = heldBack(bench.log);
		const { address } = await bench.start({ log, indexed: false });
		const asked = paths.map((path) => fetch(address + path));
		letGo();
		const [lineage, day] = await Promise.all(asked);
		expect(lineageResponse.parse(await lineage?.json()).trades).toHaveLength(3);
		expect(cashDayResponse.parse(await day?.json()).totalMovements).toBe(2);
	});
	it('the process ends when it is told to', async () => {
		const { log } = heldBack(bench.log);
		const { stop } = await bench.start({ log, indexed: false });
		await stop();
	});
});

describe('past the limit of the index', PATIENT, () => {
	it('a counterparty is refused with the limit, and a position says what its trades may lack', async () => {
		const { address } = await bench.start({ maxIndexedTrades: 2 });
		const response = await post(`${address}/api/overrides/preview`, { proposal: PROPOSAL });
		expect(response.status).toBe(422);
		expect(problem.parse(await response.json()).detail).toContain('only the newest 2 trades and payments');
		const { trades, tradesForgotten } = lineageResponse.parse(await (await fetch(address + paths[0])).json());
		expect([trades.length, tradesForgotten]).toEqual([1, 2]);
	});
});

describe('a first start', PATIENT, () => {
	it('is ready on an empty log, then not before each entity has a ratio and the day so far is in it', async () => {
		await using empty = await TestBench.open();
		const { address } = await empty.start();
		const ready = async (): Promise<[number, string]> => {
			const response = await fetch(`${address}/api/ready`);
			return [response.status, ((await response.json()) as { detail?: string }).detail ?? ''];
		};
		expect(await ready()).toEqual([200, '']);
		await empty.log.append(referenceRecords());
		await expect.poll(ready, PATIENT).toEqual([503, 'No ratio has been computed yet for LDN, GROUP.']);
		await empty.log.append([write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
		await expect.poll(ready, PATIENT).toEqual([503, expect.stringMatching(/^The day so far is still being computed: \d+ records left.$/)]);
		await empty.sayFolded();
		await expect.poll(ready, PATIENT).toEqual([200, '']);
	});
});
