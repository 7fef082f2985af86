import { closedDayResponse, closedDaysResponse, problem } from '@tideline/api';
import { type ClosedDay, computeRatio, formatMinor, minor, parseDay, ratioInput } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olderPoints } from '../src/project/older-points.ts';
import { TestBench } from './_bff.ts';
import { lcr, point, referenceRecords, Writer } from './_records.ts';

const MIDNIGHT = Date.parse('2026-11-20T00:00:00Z');
const DAY = 86_400_000;
const POINTS = [1.3, 1.1, 1.2, null, 1.25];
let bench: TestBench;
let address: string;
const get = (path: string): Promise<Response> => fetch(address + path);

function closed(entityId: string, date: string, ratio: number, closedAt: number): ClosedDay {
	const account = { accountId: 'NOSTRO-1', entityId: 'LDN', name: 'Nostro', kind: 'NOSTRO', currency: 'GBP' } as const;
	const money = {
		opening: minor(1),
		closing: minor(2),
		pending: minor(0),
		low: minor(1),
		lowAt: closedAt - DAY,
		curve: [minor(1), minor(2)],
	};
	return {
		...{ entityId, date: parseDay(date), openedAt: closedAt - DAY, closedAt, overrides: ['O-1'] },
		limits: { regulatory: '1.00', earlyWarning: '1.10', internal: '1.15' },
		lcr: lcr(entityId, { lcr: ratio, calculationDate: parseDay(date), overridesInForce: 1 }),
		cash: [{ ...account, ...money }],
	};
}
const DAYS = [
	closed('LDN', '2026-11-18', 1.31, MIDNIGHT - DAY),
	closed('LDN', '2026-11-19', 1.32, MIDNIGHT),
	closed('GROUP', '2026-11-19', 1.33, MIDNIGHT),
];
const recordOf = (day: ClosedDay, key: string): NewRecord => ({ topic: 'lcr.closed', key, value: bench.codecs.closedDay.encode(day) });

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		write.lcr(lcr('LDN')),
		write.lcr(lcr('GROUP')),
		...DAYS.map((day) => recordOf(day, `${day.entityId}|${day.date}`)),
		{ topic: 'lcr.closed', key: 'broken', value: Buffer.from('no record') },
		...POINTS.map((ratio, hour) => write.point(point(MIDNIGHT - DAY + hour * 3_600_000, ratio))),
	]);
	await bench.sayFolded();
	const bff = await bench.start();
	({ address } = bff);
	await bff.caughtUp;
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('closed days', () => {
	it('are listed with what they closed with, the newest first', async () => {
		const { days } = closedDaysResponse.parse(await (await get('/api/lcr/days?entity=LDN')).json());
		expect(days.map(({ date, lcr: ratio }) => [date, ratio])).toEqual([
			['2026-11-19', 1.32],
			['2026-11-18', 1.31],
		]);
	});
	it('have rolled at their end; a group has the rolls of its entities', async () => {
		const rolls = async (entity: string) => closedDaysResponse.parse(await (await get(`/api/lcr/days?entity=${entity}`)).json()).rolls;
		expect((await rolls('LDN')).map(({ at }) => at)).toEqual([MIDNIGHT, MIDNIGHT - DAY]);
		expect((await rolls('GROUP')).map(({ entityId }) => entityId).sort()).toEqual(['GROUP', 'LDN', 'LDN']);
	});
	it('are read whole, exactly as they were closed', async () => {
		expect(closedDayResponse.parse(await (await get('/api/lcr/closed?entity=LDN&date=2026-11-19')).json())).toEqual(DAYS[1]);
	});
	it('have the disclosure table of their record, which names its place in the log', async () => {
		const response = await get('/api/lcr/template.csv?entity=LDN&date=2026-11-19');
		expect(response.headers.get('content-disposition')).toContain('LIQ1-LDN-2026-11-19.csv');
		const [origin = '', , ...rows] = (await response.text()).split('\r\n');
		expect(origin).toContain('lcr.closed partition 0 offset 1 closed at 2026-11-20T00:00:00.000Z');
		expect(origin).toMatch(/, 2026-11-19"?$/);
		const { netCashOutflows } = computeRatio(ratioInput((DAYS[1] as ClosedDay).lcr));
		expect(rows.find((row) => row.startsWith('22,'))).toContain(`,${formatMinor(netCashOutflows, 'GBP')},`);
		const workbook = await get('/api/lcr/template.xlsx?entity=LDN&date=2026-11-19');
		expect([workbook.status, workbook.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml.sheet')]);
	});
	it.each([
		[404, '/api/lcr/closed?entity=LDN&date=2026-11-17'],
		[404, '/api/lcr/closed?entity=NONE&date=2026-11-19'],
		[400, '/api/lcr/closed?entity=LDN'],
		[400, '/api/lcr/closed?entity=LDN&date=2026-02-30'],
		[400, '/api/lcr/closed?entity=LDN&date=yesterday'],
		[404, '/api/lcr/days?entity=NONE'],
		[404, '/api/lcr/template.csv?entity=LDN&date=2026-11-17'],
		[404, '/api/lcr/template.xlsx?entity=NONE&date=2026-11-19'],
		[400, '/api/lcr/template.csv?entity=LDN&date=yesterday'],
	])('answers %i to %s', async (status, path) => {
		const response = await get(path);
		expect(response.status).toBe(status);
		expect(problem.parse(await response.json()).status).toBe(status);
	});
});

it('points that have left memory are read from the log, those of other entities left out', async () => {
	const source = { log: bench.log, codecs: bench.codecs };
	const ratios = async (entityId: string, from: number, until: number) =>
		(await olderPoints(source, entityId, { from, until })).map(({ lcr: ratio }) => ratio);
	expect(await ratios('LDN', 0, POINTS.length)).toEqual(POINTS);
	expect(await ratios('LDN', 1, 3)).toEqual(POINTS.slice(1, 3));
	expect(await ratios('NYC', 0, POINTS.length)).toEqual([]);
});
