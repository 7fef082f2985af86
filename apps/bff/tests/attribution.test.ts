import { attributionResponse, problem } from '@tideline/api';
import { type Attribution, type CauseSum, minor } from '@tideline/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { lcr, point, referenceRecords, Writer } from './_records.ts';

const MINUTE = 60_000;
const at = (minute: number) => Date.UTC(2026, 10, 20, 12) + minute * MINUTE;

function cause(code: CauseSum['code'], hqla: number, ratioChange: number): CauseSum {
	const change = { hqlaChange: minor(hqla), netCashOutflowsChange: minor(0), ratioChange };
	const largest = [{ at: at(0), subject: 'P-1', text: 'LDN payment', ...change }];
	return { group: 'CUSTOMER', code, subject: '', events: 2, ...change, rates: [], largest };
}

/** A minute that takes the stock from one amount to another, at net outflows of 100. */
function minute(place: number, [from, to]: readonly [number, number], causes: CauseSum[], change: Partial<Attribution> = {}): Attribution {
	const figures = (hqla: number) => ({ hqla: minor(hqla), netCashOutflows: minor(100), lcr: hqla / 100 });
	const span = { entityId: 'LDN', currency: 'GBP', from: at(place), to: at(place + 1), open: false };
	return { ...span, start: figures(from), end: figures(to), causes, ...change };
}

/** A point of the trend: the ratio as it is computed from all sums at once. */
const trend = (entityId: string, place: number, hqla: number) => ({
	...point(at(place), hqla / 100),
	...{ entityId, hqla: minor(hqla), netCashOutflows: minor(100) },
});

let bench: TestBench;
let address: string;
const ask = (search: string) => fetch(`${address}/api/lcr/attribution?entity=LDN${search}`);
const read = async (search: string) => attributionResponse.parse(await (await ask(search)).json());

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		write.lcr(lcr('LDN')),
		write.lcr(lcr('GROUP')),
		write.lcr(lcr('NYC')),
		write.attribution(minute(0, [120, 130], [cause('IN', 10, 100_000_000)])),
		write.attribution(minute(1, [130, 125], [cause('IN', 5, 50_000_000), cause('OUT', -10, -100_000_000)])),
		// Another run of the engine has met a late fact before it: its figures begin where the others did not end.
		write.attribution(minute(2, [127, 126], [cause('OUT', -1, -10_000_000)], { open: true, to: at(2) + 20_000 })),
		// The trend has the first two minutes as they were told, and of another entity one that was told wrong.
		write.point(trend('LDN', 0, 120)),
		write.point(trend('LDN', 2, 125)),
		write.attribution(minute(0, [120, 130], [cause('IN', 10, 100_000_000)], { entityId: 'NYC' })),
		write.point(trend('NYC', 0, 120)),
		write.point(trend('NYC', 1, 133)),
		{ topic: 'lcr.attribution', key: 'broken', value: Buffer.from([0xff]) },
	]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('GET /api/lcr/attribution', () => {
	it('adds up the causes of a span, ranked, to the difference of its ends', async () => {
		const move = await read(`&from=${at(0)}&to=${at(2)}`);
		expect(move).toMatchObject({ from: at(0), to: at(2), open: false, currency: 'GBP', hqlaChange: 5, points: 5, residual: 0 });
		expect([move.start.percent, move.end.percent]).toEqual([120, 125]);
		expect(move.causes.map(({ key, title, events, hqlaChange, points }) => [key, title, events, hqlaChange, points])).toEqual([
			['CUSTOMER.IN', 'Deposits in', 4, 15, 15],
			['CUSTOMER.OUT', 'Withdrawals', 2, -10, -10],
		]);
	});
	it('holds the causes against the trend at both ends, and shows what they lack of it', async () => {
		const nothing = { hqlaChange: 0, netCashOutflowsChange: 0, ratioChange: 0 };
		const right = await read(`&from=${at(0)}&to=${at(2)}`);
		expect(right).toMatchObject({ recomputed: { start: true, end: true }, unexplained: nothing, residual: 0 });
		expect(await read('')).toMatchObject({ recomputed: { start: true, end: false }, unexplained: nothing });
		const response = await fetch(`${address}/api/lcr/attribution?entity=NYC&from=${at(0)}&to=${at(1)}`);
		const wrong = attributionResponse.parse(await response.json());
		expect(wrong.end).toMatchObject({ hqla: 133, percent: 133 });
		expect(wrong).toMatchObject({ unexplained: { ...nothing, hqlaChange: 3, ratioChange: 30_000_000 }, points: 13, residual: 3 });
	});
	it('begins where the minute before has ended, with what lies between the two', async () => {
		const move = await read(`&from=${at(2)}&to=${at(3)}`);
		expect(move).toMatchObject({ hqlaChange: 1, points: 1, residual: 0 });
		expect(move.causes.map(({ key, hqlaChange }) => [key, hqlaChange])).toEqual([
			['UNRECORDED.RESTART', 2],
			['CUSTOMER.OUT', -1],
		]);
	});
	it('takes the minutes in which the span begins and ends', async () => {
		const move = await read(`&from=${new Date(at(0) + 30_000).toISOString()}&to=${new Date(at(1) + 1).toISOString()}`);
		expect([move.from, move.to]).toEqual([at(0), at(2)]);
	});
	it('names what lies between two runs of the engine, so that the sum stays exact; the last hour is the span when none is asked for', async () => {
		const move = await read('');
		expect(move).toMatchObject({ from: at(0), to: at(2) + 20_000, open: true, hqlaChange: 6, points: 6, residual: 0 });
		expect(move.causes.at(-1)).toMatchObject({ key: 'UNRECORDED.RESTART', hqlaChange: 2, points: 2, events: 0 });
		expect(move.causes.reduce((sum, { hqlaChange }) => sum + hqlaChange, 0)).toBe(6);
	});
	it.each([
		['before what is kept', `&from=${at(-5)}&to=${at(1)}`, /is kept from 2026-11-20T12:00:00/],
		['after it', `&from=${at(9)}&to=${at(12)}`, /is kept from/],
		['backwards', `&from=${at(1)}&to=${at(1)}`, /not after/],
	])('says that a span lies %s', async (_, search, words) => {
		const response = await ask(search);
		const { status, detail, errors } = problem.parse(await response.json());
		expect([response.status, status]).toEqual([422, 422]);
		expect(detail).toMatch(words);
		expect(errors).toHaveLength(1);
	});
	it('says that nothing has moved a ratio yet, and that an entity does not exist', async () => {
		expect((await fetch(`${address}/api/lcr/attribution?entity=GROUP`)).status).toBe(404);
		expect((await fetch(`${address}/api/lcr/attribution?entity=NOBODY`)).status).toBe(404);
		expect((await ask('&from=yesterday')).status).toBe(400);
	});
});
