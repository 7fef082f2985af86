import { MAX_WHAT_IF_BYTES, problem, whatIfResponse } from '@tideline/api';
import { calculateLcr, computeRatio, type Lcr, minor, ratioInput } from '@tideline/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { lcr, position, referenceRecords, Writer } from './_records.ts';

let bench: TestBench;
let address: string;

const AT = '2026-11-20T00:00:00Z';
const facility = (balanceId: string, amount: string) => {
	const about = { balanceId, version: 1, entityId: 'LDN', at: AT, category: 'Aldgate Logistics, credit' };
	const value = { ...about, kind: 'FACILITY', facility: 'CREDIT', counterpartyType: 'NFC', currency: 'GBP', amount };
	return { topic: 'balances', key: balanceId, value: Buffer.from(JSON.stringify(value)) };
};

/** A record of the position and the facility, as the engine would sum them up. */
function record(): Lcr {
	const sums: Lcr['sums'] = [
		{ side: 'STOCK', line: '2B.equity', currency: 'GBP', amount: minor(10_000_000), excluded: minor(0), items: 1 },
		{
			...{ side: 'OUTFLOW', line: 'facility.non-financial-credit', currency: 'GBP' },
			...{ amount: minor(30_000_000), excluded: minor(0), items: 1 },
		},
	];
	const bare = lcr('LDN', { sums, inputs: [{ topic: 'balances', partition: 0, offset: 1 }] });
	return { ...bare, ...computeRatio(ratioInput(bare)) };
}

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		facility('F-1', '300000.00'),
		write.position(position()),
		write.lcr(record()),
		write.lcr(lcr('GROUP')),
	]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

const ask = (body: unknown): Promise<Response> =>
	fetch(`${address}/api/what-if`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const LIVE = { kind: 'live', entity: 'LDN' };
const DOCUMENT = {
	...{ version: 1, rulebook: 'basel', calculationDate: '2026-11-20', reportingCurrency: 'USD' },
	stock: [{ id: 's', level: '1', subclass: 'reserves', marketValue: '100' }],
	outflows: [{ id: 'd', line: 'wholesale.non-financial', amount: '100' }],
	inflows: [],
};

describe('a file whose figures add up past the safe integers', () => {
	it('is refused in words, and computed by the calculator', async () => {
		const stock = Array.from({ length: 3 }, (_, at) => ({ ...DOCUMENT.stock[0], id: `s${at}`, marketValue: '60000000000000' }));
		const document = { ...DOCUMENT, stock };
		expect(calculateLcr(document).kind).toBe('result');
		const response = await ask({ source: { kind: 'file', document }, shocks: [] });
		expect([response.status, problem.parse(await response.json()).detail]).toEqual([422, expect.stringContaining('too large')]);
	});
});

describe('a scenario on the live book', () => {
	it('is the ratio of the record when nothing happens', async () => {
		const answer = whatIfResponse.parse(await (await ask({ source: LIVE, shocks: [] })).json());
		expect(answer.record).toEqual({ entityId: 'LDN', sequence: 1, asOf: record().asOf });
		expect(answer.before.ratio).toEqual(computeRatio(ratioInput(record())));
		expect(answer.after).toEqual(answer.before);
		expect(answer.choices.facilities).toEqual([
			{ id: 'F-1', name: 'Aldgate Logistics, credit', line: 'facility.non-financial-credit', currency: 'GBP', amount: 30_000_000 },
		]);
	});

	it('shows each line before and after, and effects that add up', async () => {
		const shocks = [
			{ kind: 'run-off', on: 'FACILITIES', by: 'factor', value: '2' },
			{ kind: 'prices', on: '2B', percent: '-20' },
		];
		const answer = whatIfResponse.parse(await (await ask({ source: LIVE, shocks })).json());
		expect(answer.lines).toMatchObject([{ before: { weighted: 3_000_000 }, after: { weighted: 6_000_000 } }]);
		expect(answer.steps.map(({ touched }) => touched)).toEqual([1, 1]);
		expect(answer.steps.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(answer.points);
	});

	it('can be taken away as a file that has the same ratio', async () => {
		const response = await fetch(`${address}/api/lcr/file?entity=LDN`);
		expect(response.headers.get('content-disposition')).toContain('lcr-LDN-2026-11-20-1.json');
		const document: unknown = await response.json();
		const calculation = calculateLcr(document);
		if (calculation.kind === 'problems') throw new Error(JSON.stringify(calculation.problems));
		expect(calculation.result.lcr).toBe(Math.round((record().lcr ?? 0) * 1_000_000) / 1_000_000);
		const answer = whatIfResponse.parse(await (await ask({ source: { kind: 'file', document }, shocks: [] })).json());
		expect(answer.before.ratio).toEqual(computeRatio(ratioInput(record())));
	});

	it('is refused for an entity that there is not', async () => {
		expect((await ask({ source: { kind: 'live', entity: 'NONE' }, shocks: [] })).status).toBe(404);
		expect((await fetch(`${address}/api/lcr/file?entity=NONE`)).status).toBe(404);
	});
});

describe('a scenario on a file', () => {
	it('is computed like the file itself', async () => {
		const answer = whatIfResponse.parse(await (await ask({ source: { kind: 'file', document: DOCUMENT }, shocks: [] })).json());
		expect([answer.record, answer.before.ratio.lcr]).toEqual([null, 2.5]);
	});

	it('names every fault of the file with its path', async () => {
		const broken = { ...DOCUMENT, outflows: [{ id: 'd', line: 'retail.stabel', amount: 'x' }] };
		const response = await ask({ source: { kind: 'file', document: broken }, shocks: [] });
		expect(response.status).toBe(422);
		expect(problem.parse(await response.json())).toMatchObject({
			detail: 'The file has 2 faults.',
			errors: [
				{ path: 'outflows[0].line', message: 'unknown line "retail.stabel", did you mean "retail.stable"?' },
				{ path: 'outflows[0].amount', message: expect.stringContaining('not a usable number') },
			],
		});
	});

	it('names the shock that cannot happen', async () => {
		const shocks = [{ kind: 'fx', currency: 'GBP', percent: '5' }];
		const response = await ask({ source: { kind: 'file', document: DOCUMENT }, shocks });
		expect(problem.parse(await response.json()).errors).toEqual([
			{ path: 'shocks[0].currency', message: 'the balance sheet has no rate from GBP to USD' },
		]);
	});

	it.each([
		['no file at all', { source: { kind: 'file' }, shocks: [] }, 400],
		['too many shocks', { source: LIVE, shocks: Array.from({ length: 21 }, () => ({ kind: 'fx', currency: 'EUR', percent: '1' })) }, 400],
		['a shock of no kind', { source: LIVE, shocks: [{ kind: 'weather' }] }, 400],
		['more than the limit', { source: { kind: 'file', document: 'x'.repeat(MAX_WHAT_IF_BYTES) }, shocks: [] }, 413],
	])('%s is refused', async (_, body, status) => {
		expect((await ask(body)).status).toBe(status);
	});
});
