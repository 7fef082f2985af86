import { intradayResponse, problem } from '@tideline/api';
import { minor } from '@tideline/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { cash, lcr, referenceRecords, Writer } from './_records.ts';

const at = (time: string) => `2026-11-20T${time}:00Z`;

let bench: TestBench;
let address: string;
beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	const account = cash({ kind: 'CENTRAL_BANK', opening: minor(100_000), current: minor(80_000) });
	await bench.log.append([
		...referenceRecords(),
		write.lcr(lcr('LDN')),
		write.lcr(lcr('GROUP')),
		write.cash(account),
		write.payment('P-1', '-300', at('09:10')),
		write.payment('P-2', '200', at('09:10')),
		write.payment('P-3', '200', at('10:00')),
		write.payment('P-4', '-300', at('10:30')),
	]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

const ask = (search: string) => fetch(`${address}/api/intraday${search}`);

describe('GET /api/intraday', () => {
	it('has usage from zero, totals and throughput of the accounts at central banks, and says what no record tells', async () => {
		const answer = intradayResponse.parse(await (await ask('?entity=LDN')).json());
		expect(answer).toMatchObject({
			...{ currency: 'GBP', accounts: ['NOSTRO-1'], availableAtStart: 100_000, totalSent: 60_000, totalReceived: 40_000 },
			...{ largestNegative: -30_000, largestPositive: 10_000, timeSpecific: null, onBehalf: null },
		});
		const sent = answer.throughput.filter(({ sent: amount }) => amount > 0);
		expect(sent.map(({ at: hour, share }) => [new Date(hour).toISOString().slice(11, 16), share])).toEqual([
			['10:00', 0.5],
			['11:00', 1],
		]);
		expect(answer.untold.map(({ indicator }) => indicator)).toContain('onBehalf');
	});

	it('refuses a currency without such an account, an unknown entity and no entity', async () => {
		expect(problem.parse(await (await ask('?entity=LDN&currency=JPY')).json()).status).toBe(404);
		expect((await ask('?entity=NOBODY')).status).toBe(404);
		expect((await ask('')).status).toBe(400);
	});
});
