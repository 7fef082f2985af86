import { type ExplainResponse, explainResponse, lcrResponse } from '@tideline/api';
import type { NewRecord } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { fold } from './_fold.ts';
import { balance, bankWithHolding, bond, repo, taking, Writer } from './_records.ts';

const AT = '2026-11-20T06:00:00Z';
const PATIENT = { timeout: 60_000 };

/** A holding with a purchase and a repo on it, money taken from one counterparty, an account and a deposit. */
function day(write: Writer): NewRecord[] {
	return [
		...bankWithHolding(AT, 'BOND'),
		balance('deposits', AT, {
			...{ kind: 'DEPOSIT', category: 'Current accounts', currency: 'GBP', amount: '1000000.01', counterpartyType: 'RETAIL' },
			...{ stable: true, insured: true, operational: false, maturityDate: null, earlyWithdrawal: true },
		}),
		...['IB-1', 'IB-2', 'IB-3'].map((tradeId) => write.trade(taking({ tradeId }), 'trades.interbank')),
		...['IB-1', 'IB-2', 'IB-3'].map((tradeId, i) => write.payment(`P-${i}`, '1000', AT, { tradeId, postingId: 'start-cash' })),
		write.trade(bond('B-1'), 'trades.bonds'),
		write.payment('P-B-1', '-100', AT, { tradeId: 'B-1', postingId: 'cash' }),
		write.trade(repo('RP-1'), 'trades.repos'),
		write.payment('P-RP-1', '500', AT, { tradeId: 'RP-1', postingId: 'start-cash' }),
	];
}

let bench: TestBench;
let address: string;
beforeAll(async () => {
	bench = await TestBench.open();
	await bench.log.append(day(new Writer(bench.codecs)));
	await fold(bench.log, bench.codecs);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

const ask = (query: Record<string, string>): Promise<Response> =>
	fetch(`${address}/api/lcr/explain?${new URLSearchParams({ entity: 'LDN', ...query })}`);
async function explained(query: Record<string, string> = {}): Promise<ExplainResponse> {
	const answer = await ask(query);
	expect(answer.status).toBe(200);
	return explainResponse.parse(await answer.json());
}
const sum = (rows: readonly { weighted: number }[]): number => rows.reduce((total, { weighted }) => total + weighted, 0);

describe('a ratio that is explained', PATIENT, () => {
	it('is the published one, with lines that add up to it', async () => {
		const { lcr } = lcrResponse.parse(await (await fetch(`${address}/api/lcr?entity=LDN`)).json());
		const { ratio, lines, sequence, line } = await explained();
		expect({ hqla: ratio.hqla, net: ratio.netCashOutflows, lcr: ratio.lcr, sequence }).toEqual({
			...{ hqla: lcr.hqla, net: lcr.netCashOutflows, lcr: lcr.lcr, sequence: lcr.sequence },
		});
		expect(ratio.ties).toBe(true);
		expect(sum(lines.filter(({ side }) => side === 'OUTFLOW'))).toBe(ratio.grossOutflows);
		expect(line).toBeNull();
	});

	it('opens a flow line to the counterparty, its trades and the place of each message', async () => {
		const line = 'outflow:wholesale.non-financial';
		const counterparty = (await explained({ line })).line?.rows[0];
		expect(counterparty).toMatchObject({ id: 'counterparty:RAIL', kind: 'COUNTERPARTY', name: 'Meridian Rail', items: 3 });
		const { holder } = await explained({ line, holder: 'counterparty:RAIL' });
		expect(holder).toMatchObject({ ties: true, count: 3 });
		expect(sum(holder?.rows ?? [])).toBe(counterparty?.weighted);
		expect(holder?.rows[0]).toMatchObject({ own: { currency: 'GBP', amount: 100_100 }, source: { topic: 'oms.interbank', partition: 0 } });
		const entry = holder?.rows[1]?.id ?? '';
		const opened = await explained({ line, holder: 'counterparty:RAIL', entry });
		expect(opened.entry?.of).toEqual(holder?.rows[1]);
		expect(opened.entry?.rule).toMatchObject({ ruleId: 'basel.wholesale.non-financial' });
		expect(opened.entry?.rule?.conditions.map(({ value }) => value)).toContain('2026-11-27, day 7 of 30');
	});

	it('opens a position to what it opened with, what was bought and what is tied', async () => {
		const { lines } = await explained();
		const line = lines.find(({ side, amount }) => side === 'STOCK' && amount > 0)?.id ?? '';
		const [position] = (await explained({ line })).line?.rows ?? [];
		const { holder } = await explained({ line, holder: position?.id ?? '' });
		expect(holder?.ties).toBe(true);
		expect(holder?.rows.map(({ kind, quantity }) => [kind, quantity])).toEqual(
			expect.arrayContaining([
				['OPENING', 7_777_770_000],
				['TRADE', 1_000_000],
				['ENCUMBERED', -10_000_000],
				['ENCUMBERED', -5_000_000],
			]),
		);
		const entry = holder?.rows.find(({ kind }) => kind === 'OPENING');
		expect(entry?.source?.topic).toBe('balances');
		const message = await fetch(`${address}/api/messages/balances/${entry?.source?.partition}/${entry?.source?.offset}`);
		expect(await message.text()).toContain('777777');
		const { entry: opened } = await explained({ line, holder: position?.id ?? '', entry: entry?.id ?? '' });
		expect(opened?.rule?.conditions.every(({ met }) => met)).toBe(true);
	});

	it('opens an account to its opening balance and its payments, and a balance to its record', async () => {
		const inflow = 'inflow:wholesale.financial';
		const { holder } = await explained({ line: inflow, holder: 'account:NOSTRO-1' });
		expect(holder?.rows.map(({ kind }) => kind).sort()).toEqual(['OPENING', ...Array<string>(5).fill('PAYMENT')]);
		expect(holder?.ties).toBe(true);
		const deposit = await explained({ line: 'outflow:retail.stable', holder: 'balance:deposits' });
		expect(deposit.holder).toMatchObject({ ties: true, rows: [{ kind: 'BALANCE', source: { topic: 'balances' } }] });
	});

	it('keeps the largest rows and says what the others come to, the open one always among them', async () => {
		const line = 'outflow:wholesale.non-financial';
		const all = await explained({ line, holder: 'counterparty:RAIL' });
		const last = all.holder?.rows.at(-1)?.id ?? '';
		const { holder } = await explained({ line, holder: 'counterparty:RAIL', entry: last, limit: '1' });
		expect(holder?.rows.map(({ id }) => id)).toEqual([all.holder?.rows[0]?.id, last]);
		expect(holder).toMatchObject({ count: 3, ties: true, leftOut: { count: 1 } });
		expect(sum(holder?.rows ?? []) + (holder?.leftOut?.weighted ?? 0)).toBe(holder?.of.weighted);
	});

	it('has nothing below what is not there, and names what is wrong with a question', async () => {
		const gone = await explained({ line: 'outflow:own-debt', holder: 'counterparty:RAIL', entry: 'IB-1' });
		expect([gone.line, gone.holder, gone.entry]).toEqual([null, null, null]);
		expect((await ask({ entity: 'MARS' })).status).toBe(404);
		expect((await ask({ line: 'wholesale.financial' })).status).toBe(400);
		expect((await ask({ limit: '0' })).status).toBe(400);
	});
});

describe('a ratio that cannot be explained yet', PATIENT, () => {
	it('is answered with catching-up: there is never less than there is', async () => {
		const write = new Writer(bench.codecs);
		const { lcr } = lcrResponse.parse(await (await fetch(`${address}/api/lcr?entity=LDN`)).json());
		const [first] = lcr.sums;
		if (first === undefined) throw new Error('no sum');
		const sums = [{ ...first, amount: (first.amount + 1) as typeof first.amount }, ...lcr.sums.slice(1)];
		await bench.log.append([write.lcr({ ...lcr, sums, sequence: lcr.sequence + 1 })]);
		await expect.poll(async () => (await ask({})).status, PATIENT).toBe(503);
		const answer = await ask({});
		expect(await answer.json()).toMatchObject({ type: 'urn:tideline:problem:catching-up' });
	});
});
