import { previewResponse, problem } from '@tideline/api';
import { minor } from '@tideline/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { cash, lcr, position, referenceRecords, repo, taking, Writer } from './_records.ts';

let bench: TestBench;
let address: string;
const PROPOSAL = {
	reasonCode: 'WRONG_COUNTERPARTY',
	comment: 'It is a bank by now.',
	expiresAt: Date.now() + 86_400_000,
};
const ask = (path: string, body: object): Promise<Response> =>
	fetch(address + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const previewed = async (change: object) => {
	const response = await ask('/api/overrides/preview', { proposal: { ...PROPOSAL, ...change } });
	return previewResponse.parse(await response.json());
};

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	const nostro = { side: 'INFLOW', line: 'wholesale.financial', currency: 'GBP', amount: minor(150_050) } as const;
	const outflow = { side: 'OUTFLOW', currency: 'GBP', excluded: minor(0), items: 1 } as const;
	const sums = [
		{ ...outflow, line: 'wholesale.financial', amount: minor(10_000_000) },
		{ ...outflow, line: 'wholesale.non-financial', amount: minor(300_300) },
		{ ...outflow, side: 'INFLOW' as const, line: 'wholesale.financial', amount: minor(150_050) },
	];
	await bench.log.append([
		...referenceRecords(),
		write.position(position()),
		write.lcr(lcr('LDN', { sums })),
		write.lcr(lcr('GROUP', { sums })),
		write.cash(cash({ contributions: [nostro] })),
		...['IB-1', 'IB-2', 'IB-3', 'IB-4'].map((tradeId) => write.trade(taking({ tradeId }), 'trades.interbank')),
		write.trade(taking({ tradeId: 'IB-4', version: 2, lifecycle: 'CANCEL' }), 'trades.interbank'),
		write.trade(repo('RP-1'), 'trades.repos'),
		...['IB-1', 'IB-2', 'IB-3', 'IB-4'].map((tradeId) =>
			write.payment(`P-${tradeId}`, '1000', '2026-11-20T09:00:00Z', { tradeId, postingId: 'start-cash' }),
		),
		write.payment('P-end', '-1001', '2026-11-20T09:00:00Z', { tradeId: 'IB-2', postingId: 'end-cash' }),
	]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('a proposal that cannot take effect is refused at its field', () => {
	it.each([
		['level', { targetKind: 'COUNTERPARTY', targetId: 'RAIL', level: 'LEVEL_1', subclass: 'sovereign' }],
		['level', { targetKind: 'COUNTERPARTY', targetId: 'RAIL', eligible: false, flowLine: 'wholesale.financial' }],
		['flowLine', { targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', flowLine: 'wholesale.financial' }],
		['flowLine', { targetKind: 'ISSUER', targetId: 'RAIL', flowLine: 'wholesale.financial' }],
		['flowLine', { targetKind: 'TRADE', targetId: 'RP-1', flowLine: 'wholesale.financial' }],
		['level', { targetKind: 'TRADE', targetId: 'IB-1', eligible: false }],
		['targetId', { targetKind: 'TRADE', targetId: 'IB-9', flowLine: 'wholesale.financial' }],
		['targetId', { targetKind: 'COUNTERPARTY', targetId: '__proto__', flowLine: 'wholesale.financial' }],
	])('%s of %j', async (field, change) => {
		const proposal = { ...PROPOSAL, ...change };
		for (const [path, body] of [
			['/api/overrides/preview', { proposal }],
			['/api/overrides', { overrideId: 'OV-00000009', proposal }],
		] as const) {
			const response = await ask(path, body);
			expect(response.status).toBe(422);
			expect(problem.parse(await response.json()).errors?.[0]?.path).toBe(`proposal.${field}`);
		}
	});
});

describe('the preview of a flow line', () => {
	it('moves the open flow of the one trade, not what is settled or cancelled', async () => {
		const { flows, positions, entities } = await previewed({ targetKind: 'TRADE', targetId: 'IB-1', flowLine: 'wholesale.financial' });
		expect([flows, positions]).toEqual([1, 0]);
		expect(entities.map(({ entityId }) => entityId)).toEqual(['LDN', 'GROUP']);
		for (const { before, after, lines } of entities) {
			expect(after.grossOutflows - before.grossOutflows).toBe(60_060);
			expect(lines.map(({ line, before: was, after: now }) => [line, now - was])).toEqual([
				['wholesale.financial', 100_100],
				['wholesale.non-financial', -100_100],
			]);
		}
	});
	it('moves every open flow with the counterparty, its accounts with us too', async () => {
		const target = { targetKind: 'COUNTERPARTY', targetId: 'RAIL' };
		const outflows = await previewed({ ...target, flowLine: 'wholesale.financial' });
		expect(outflows.flows).toBe(2);
		expect(outflows.entities[0]?.lines[0]).toMatchObject({ side: 'OUTFLOW', before: 10_000_000, after: 10_200_200 });
		const inflows = await previewed({ ...target, flowLine: 'operational.held' });
		expect(inflows.flows).toBe(1);
		expect(inflows.entities[0]?.lines.map(({ side, after }) => [side, after])).toEqual([
			['INFLOW', 0],
			['INFLOW', 150_050],
		]);
	});
	it('says so when nothing moves, as all of it is settled', async () => {
		for (const targetId of ['IB-2', 'IB-4']) {
			const { flows, warnings } = await previewed({ targetKind: 'TRADE', targetId, flowLine: 'wholesale.financial' });
			expect([flows, warnings.map(({ code }) => code)]).toEqual([0, ['NOTHING_TOUCHED']]);
		}
	});
	it('leaves alone a trade that an override of its own decides', async () => {
		const proposal = { ...PROPOSAL, targetKind: 'TRADE', targetId: 'IB-3', flowLine: 'other.contractual' };
		expect((await ask('/api/overrides', { overrideId: 'OV-00000003', proposal })).status).toBe(201);
		const { flows } = await previewed({ targetKind: 'COUNTERPARTY', targetId: 'RAIL', flowLine: 'wholesale.financial' });
		expect(flows).toBe(1);
		const again = await previewed({ targetKind: 'TRADE', targetId: 'IB-3', flowLine: 'wholesale.financial' });
		expect(again.entities[0]?.lines.map(({ line }) => line).sort()).toEqual(['other.contractual', 'wholesale.financial']);
	});
});
