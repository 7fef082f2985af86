import { lcrResponse, overrideReversal, overrideTrail, positionsResponse, previewResponse, problem } from '@tideline/api';
import { minor, type Ratio, type Trade } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { figuresOf, fold } from './_fold.ts';
import { bankWithHolding, bond, repo, taking, Writer } from './_records.ts';

const AT = '2026-11-20T06:00:00Z';
const MANY = 400;
/** Each test folds the log several times, which takes its time on a busy machine. */
const PATIENT = { timeout: 60_000 };
const RAIL = { targetKind: 'COUNTERPARTY', targetId: 'RAIL' };
const REASON = { reasonCode: 'OTHER', comment: 'It is a bank by now.', expiresAt: Date.now() + 86_400_000 };

/** A small bank: reserves, a holding of an odd price, a repo on it, and hundreds of trades with one counterparty. */
function day(write: Writer): NewRecord[] {
	const interbank = Array.from({ length: MANY }, (_, index): Trade => {
		const trade = taking({ tradeId: `IB-${index}`, lifecycle: index % 7 === 0 ? 'CANCEL' : 'NEW' });
		return trade.assetClass === 'INTERBANK' ? { ...trade, details: { ...trade.details, principal: minor(100_000 + index) } } : trade;
	});
	return [
		...bankWithHolding(AT, 'EQUITY'),
		...interbank.map((trade) => write.trade(trade, 'trades.interbank')),
		...['B-1', 'B-2', 'B-3'].map((tradeId) => write.trade(bond(tradeId), 'trades.bonds')),
		write.trade(sale('S-1'), 'trades.bonds'),
		write.trade(repo('RP-1'), 'trades.repos'),
		...Array.from({ length: MANY / 2 }, (_, index) =>
			write.payment(`P-${index}`, '1000', AT, { tradeId: `IB-${index}`, postingId: 'start-cash' }),
		),
		write.payment('P-B-1', '-100', AT, { tradeId: 'B-1', postingId: 'cash' }),
	];
}

function sale(tradeId: string): Trade {
	const trade = bond(tradeId);
	return trade.assetClass === 'BOND' ? { ...trade, details: { ...trade.details, side: 'SELL' } } : trade;
}

let bench: TestBench;
let address: string;
beforeEach(async () => {
	bench = await TestBench.open();
	await bench.log.append(day(new Writer(bench.codecs)));
	await fold(bench.log, bench.codecs);
	address = (await bench.start()).address;
});
afterEach(() => bench[Symbol.asyncDispose]());

const post = (path: string, body: object): Promise<Response> =>
	fetch(address + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const get = async (path: string): Promise<unknown> => (await fetch(address + path)).json();
const ratioOf = async (entity: string) => lcrResponse.parse(await get(`/api/lcr?entity=${entity}`)).lcr;
const previewed = async (proposal: object) =>
	previewResponse.parse(await (await post('/api/overrides/preview', { proposal: { ...REASON, ...proposal } })).json());
const submit = async (overrideId: string, proposal: object): Promise<void> => {
	expect((await post('/api/overrides', { overrideId, proposal: { ...REASON, ...proposal } })).status).toBe(201);
	await foldAnew();
};
const reversed = async (overrideId: string): Promise<Response> =>
	post(`/api/overrides/${overrideId}/reverse`, { comment: 'It was right.' });

/** Asks again while not all of its effect is published. */
async function reversalOf(overrideId: string) {
	const ask = () => fetch(`${address}/api/overrides/${overrideId}/reversal`);
	await expect.poll(async () => (await ask()).status, PATIENT).not.toBe(503);
	return overrideReversal.parse(await (await ask()).json());
}

/** Folds what has been added and waits until the BFF shows it. */
async function foldAnew(): Promise<void> {
	const { sequence } = await ratioOf('GROUP');
	await fold(bench.log, bench.codecs);
	await expect.poll(async () => (await ratioOf('GROUP')).sequence, PATIENT).toBeGreaterThan(sequence);
}

async function expectFigures(entities: readonly { entityId: string; after: Ratio }[]): Promise<void> {
	expect(entities.map(({ entityId }) => entityId)).toEqual(['LDN', 'GROUP']);
	for (const { entityId, after } of entities) expect(figuresOf(await ratioOf(entityId))).toEqual(figuresOf(after));
}

const CASES: [string, object][] = [
	['the flow line of a trade', { targetKind: 'TRADE', targetId: 'IB-1', flowLine: 'wholesale.financial' }],
	['the flow line of a purchase that is not settled', { targetKind: 'TRADE', targetId: 'B-2', flowLine: 'other.contractual' }],
	['the outflows of a counterparty', { ...RAIL, flowLine: 'wholesale.financial' }],
	['the inflows of a counterparty, its account with us', { ...RAIL, flowLine: 'operational.held' }],
	['the class of an instrument', { targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', assetClass: 'BOND' }],
	['the eligibility of an issuer', { targetKind: 'ISSUER', targetId: 'RAIL', eligible: false }],
	['the class of one settled trade', { targetKind: 'TRADE', targetId: 'B-1', assetClass: 'BOND' }],
	['the flow line of a sale that is not settled', { targetKind: 'TRADE', targetId: 'S-1', flowLine: 'other.contractual' }],
	['the encumbrance of an instrument', { targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', encumbered: true }],
];

describe('to the minor unit', PATIENT, () => {
	it('the class of a sale cannot be overridden: what was sold is not held', async () => {
		const proposal = { ...REASON, targetKind: 'TRADE', targetId: 'S-1', assetClass: 'BOND' };
		const answer = await post('/api/overrides/preview', { proposal });
		expect(answer.status).toBe(422);
		expect(JSON.stringify(await answer.json())).toContain('only a purchase holds a security of its own');
	});

	it.each(CASES)('the preview of %s is what the fold gives, and so is that of its reversal', async (_, proposal) => {
		const { entities } = await previewed(proposal);
		await submit('OV-00000001', proposal);
		await expectFigures(entities);
		const without = await reversalOf('OV-00000001');
		for (const { entityId, before } of without.entities) expect(figuresOf(before)).toEqual(figuresOf(await ratioOf(entityId)));
		expect((await reversed('OV-00000001')).status).toBe(200);
		await foldAnew();
		await expectFigures(without.entities);
	});
	it.each([
		[
			'a trade of a counterparty',
			{ targetKind: 'TRADE', targetId: 'IB-1', flowLine: 'other.contractual' },
			{ ...RAIL, flowLine: 'wholesale.financial' },
		],
		['the later of two on one counterparty', { ...RAIL, flowLine: 'other.contractual' }, { ...RAIL, flowLine: 'wholesale.financial' }],
		[
			'an instrument of an issuer',
			{ targetKind: 'ISSUER', targetId: 'RAIL', eligible: false },
			{ targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', assetClass: 'BOND' },
		],
	])('reversing one of two on %s leaves the other to decide', async (_, first, second) => {
		await submit('OV-00000001', first);
		const { entities } = await previewed(second);
		await submit('OV-00000002', second);
		await expectFigures(entities);
		for (const id of ['OV-00000002', 'OV-00000001']) {
			const without = await reversalOf(id);
			await reversed(id);
			await foldAnew();
			await expectFigures(without.entities);
		}
	});
	it('a trade that is overridden goes back to its position, which another override decides about', async () => {
		await submit('OV-00000001', { targetKind: 'TRADE', targetId: 'B-1', assetClass: 'BOND' });
		await submit('OV-00000002', { targetKind: 'ISSUER', targetId: 'RAIL', eligible: false });
		const without = await reversalOf('OV-00000001');
		await reversed('OV-00000001');
		await foldAnew();
		await expectFigures(without.entities);
	});
	it('an override of an issuer moves nothing where one of the instrument decides', async () => {
		await submit('OV-00000001', { targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', assetClass: 'BOND' });
		const { positions, warnings } = await previewed({ targetKind: 'ISSUER', targetId: 'RAIL', eligible: false });
		expect([positions, warnings[0]?.code]).toEqual([0, 'NOTHING_TOUCHED']);
	});
});

describe('what a reversal does', PATIENT, () => {
	it('is refused where the records do not say it, with the reason', async () => {
		await submit('OV-00000001', { targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', encumbered: true });
		await submit('OV-00000002', { targetKind: 'ISSUER', targetId: 'RAIL', eligible: false });
		const path = `${address}/api/overrides/OV-00000001/reversal`;
		await expect.poll(async () => (await fetch(path)).status, PATIENT).toBe(422);
		expect(problem.parse(await (await fetch(path)).json()).detail).toContain('1 other override is in force');
	});
	it('is refused where another override keeps the trade apart', async () => {
		await submit('OV-00000001', { targetKind: 'TRADE', targetId: 'B-1', assetClass: 'BOND' });
		await submit('OV-00000002', { targetKind: 'TRADE', targetId: 'B-1', eligible: false });
		const path = `${address}/api/overrides/OV-00000002/reversal`;
		await expect.poll(async () => (await fetch(path)).status, PATIENT).toBe(422);
	});
	it('is refused while the engine has not taken the override in', async () => {
		const proposal = { ...REASON, targetKind: 'TRADE', targetId: 'IB-1', flowLine: 'wholesale.financial' };
		await post('/api/overrides', { overrideId: 'OV-00000001', proposal });
		const asked = async (id: string) => (await fetch(`${address}/api/overrides/${id}/reversal`)).status;
		expect(await asked('OV-00000001')).toBe(503);
		await foldAnew();
		await reversalOf('OV-00000001');
		await post('/api/overrides', { overrideId: 'OV-00000002', proposal: { ...proposal, targetId: 'IB-2' } });
		for (const id of ['OV-00000001', 'OV-00000002']) expect(await asked(id)).toBe(503);
	});
	it('is nothing before it has begun, a conflict once it is over, and not found without it', async () => {
		const status = async (id: string) => (await fetch(`${address}/api/overrides/${id}/reversal`)).status;
		expect(await status('OV-00000009')).toBe(404);
		await submit('OV-00000001', {
			...{ targetKind: 'TRADE', targetId: 'IB-1', flowLine: 'wholesale.financial' },
			effectiveFrom: Date.now() + 3_600_000,
		});
		expect((await reversalOf('OV-00000001')).entities).toEqual([]);
		await reversed('OV-00000001');
		expect(await status('OV-00000001')).toBe(409);
	});
});

describe('the trail of an override', PATIENT, () => {
	it('names who, when, from where, what and why, in order', async () => {
		await submit('OV-00000001', { targetKind: 'ISSUER', targetId: 'RAIL', eligible: false });
		await reversed('OV-00000001');
		const { override, trail } = overrideTrail.parse(await get('/api/overrides/OV-00000001'));
		expect(override.state).toBe('REVERSED');
		expect(trail.map(({ kind, comment, reasonCode, from }) => [kind, comment, reasonCode, from])).toEqual([
			['SUBMITTED', 'It is a bank by now.', 'OTHER', '127.0.0.1'],
			['REVERSED', 'It was right.', null, '127.0.0.1'],
		]);
		expect(trail[0]?.at).toBeLessThanOrEqual(trail[1]?.at ?? 0);
		expect(positionsResponse.parse(await get('/api/positions')).rows).toHaveLength(1);
	});
	it('is not found without an override of that id', async () =>
		expect((await fetch(`${address}/api/overrides/OV-00000009`)).status).toBe(404));
});
