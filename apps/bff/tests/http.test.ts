import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import {
	cashDayResponse,
	cashLowsResponse,
	entitiesResponse,
	feedsResponse,
	lcrHistoryResponse,
	lcrResponse,
	lineageResponse,
	overrideResponse,
	overridesResponse,
	positionsResponse,
	previewResponse,
	problem,
	rejectedListResponse,
	rejectedResponse,
} from '@tideline/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { cash, lcr, point, position, referenceRecords, rejected, Writer } from './_records.ts';

let bench: TestBench;
let address: string;
const LARGE = 'export const tide = 1;\n'.repeat(200);
const DAY_AHEAD = Date.now() + 86_400_000;
const PROPOSAL = {
	targetKind: 'INSTRUMENT',
	targetId: 'GB00BOND0001',
	assetClass: 'BOND',
	level: 'LEVEL_2A',
	subclass: 'corporate',
	reasonCode: 'WRONG_ASSET_CLASS',
	comment: 'Bond by prospectus.',
	expiresAt: DAY_AHEAD,
};
const get = async (path: string): Promise<unknown> => (await fetch(address + path)).json();
const post = (path: string, body: string, type = 'application/json'): Promise<Response> =>
	fetch(address + path, { method: 'POST', body, headers: { 'content-type': type } });
const postJson = (path: string, body: object): Promise<Response> => post(path, JSON.stringify(body));

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([
		...referenceRecords(),
		write.position(position()),
		write.lcr(lcr('LDN')),
		write.lcr(lcr('GROUP')),
		write.cash(cash()),
		write.payment('P-1', '500.00', '2026-11-20T09:00:30Z'),
		write.payment('P-1', '500.00', '2026-11-20T09:00:30Z'),
		write.payment('P-2', '0.50', '2026-11-20T09:00:40Z'),
		write.payment('P-3', '-0.00', '2026-11-20T10:00:00Z'),
		write.point(point(60_000, 1.2)),
		write.point(point(120_000, null)),
		write.rejected(rejected(7, Buffer.from('{"a":\u0001'))),
		{ topic: 'oms.bond', key: 'B', partition: 0, value: Buffer.from([0xff, 0xfe]) },
		{ topic: 'payments', key: 'broken', value: Buffer.from('{') },
	]);
	const webRoot = join(bench.folder, 'web');
	mkdirSync(join(webRoot, 'assets'), { recursive: true });
	writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Tideline</title>');
	writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), 'export {};');
	writeFileSync(join(webRoot, 'assets', 'large-abc123.js'), LARGE);
	address = (await bench.start({ webRoot })).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('problems', () => {
	it.each([
		[404, 'GET', '/api/nothing', undefined],
		[404, 'GET', '/api/lcr?entity=XXX', undefined],
		[404, 'GET', '/api/positions/nothing/lineage', undefined],
		[404, 'GET', '/api/messages/overrides/0/0', undefined],
		[404, 'GET', '/api/rejected/oms.fx.0.1', undefined],
		[404, 'GET', '/api/messages/oms.bond/0/99', undefined],
		[405, 'DELETE', '/api/lcr', undefined],
		[400, 'GET', '/api/lcr?entity=%00', undefined],
		[400, 'GET', '/api/lcr?unknown=1', undefined],
		[400, 'GET', '/api/lcr/history?step=abc', undefined],
		[422, 'GET', '/api/lcr/history?from=10&to=1', undefined],
		[400, 'GET', '/api/positions?limit=0', undefined],
		[400, 'GET', '/api/positions?flag=all', undefined],
		[400, 'GET', '/api/positions.csv?currency=usd', undefined],
		[400, 'GET', '/api/positions/%E0%A4%A/lineage', undefined],
		[400, 'POST', '/api/overrides', '{'],
		[400, 'POST', '/api/overrides', '{}'],
		[400, 'POST', '/api/overrides', '"text"'],
		[413, 'POST', '/api/overrides', JSON.stringify('x'.repeat(70_000))],
	])('answers %i to %s %s', async (status, method, path, body) => {
		const response = await fetch(address + path, {
			method,
			...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
		});
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toContain('application/problem+json');
		expect(problem.parse(await response.json())).toMatchObject({ status, requestId: response.headers.get('x-request-id') });
	});
	it('answers 415 to a body that is not JSON', async () => expect((await post('/api/overrides', 'a=1', 'text/plain')).status).toBe(415));
	it('names every field that is wrong with a proposal', async () => {
		const response = await postJson('/api/overrides/preview', {
			proposal: { ...PROPOSAL, targetId: 'NONE', subclass: null, expiresAt: 1 },
		});
		expect(response.status).toBe(422);
		const paths = problem.parse(await response.json()).errors?.map(({ path }) => path);
		expect(paths).toEqual(['proposal.subclass', 'proposal.expiresAt', 'proposal.targetId']);
	});
	it.each([
		['null', 'null'],
		['[]', 'array'],
		['1', 'number'],
	])('says of a body that is %s what it is', async (body, what) => {
		const { detail } = problem.parse(await (await post('/api/overrides/preview', body, 'application/json')).json());
		expect(detail).toContain(`received ${what}`);
	});
	it('refuses a key that stands twice in one object, wherever it is, and says where', async () => {
		const body = '{\n"proposal": { "comment": "a",\n"comment": "b" } }';
		for (const sent of [body, `\uFEFF${body}`]) {
			const response = await post('/api/overrides/preview', sent, 'application/json');
			expect(response.status).toBe(400);
			const { errors } = problem.parse(await response.json());
			expect(errors).toEqual([{ path: 'proposal.comment', message: 'is there twice, on lines 2 and 3' }]);
		}
	});
	it('answers 415 to JSON in another charset', async () => {
		expect((await post('/api/overrides/preview', '{}', 'application/json; charset=utf-16')).status).toBe(415);
	});
	it('keeps a connection that rests for longer than a proxy does', async () => {
		const { hostname, port } = new URL(address);
		const agent = new Agent({ keepAlive: true });
		const header = await new Promise((resolve) => {
			request({ hostname, port, path: '/api/health', agent }, (response) => resolve(response.headers['keep-alive'])).end();
		});
		agent.destroy();
		expect(header).toBe('timeout=75');
	});
	it('refuses a name that is not of this machine', async () => {
		const { hostname, port } = new URL(address);
		const status = await new Promise((resolve) => {
			request({ hostname, port, path: '/api/health', headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)).end();
		});
		expect(status).toBe(403);
	});
});

describe('answers fit their schemas', () => {
	it('entities, feeds and positions', async () => {
		expect(entitiesResponse.parse(await get('/api/entities')).entities.map(({ entityId }) => entityId)).toEqual(['LDN', 'GROUP']);
		expect(feedsResponse.parse(await get('/api/feeds')).rows.find(({ topic }) => topic === 'oms.bond')).toMatchObject({
			rejected: 1,
			lag: 1,
		});
		expect(positionsResponse.parse(await get('/api/positions?entity=LDN&search=RAIL&level=LEVEL_2B')).total).toBe(1);
		expect(positionsResponse.parse(await get('/api/positions?level=LEVEL_1')).total).toBe(0);
	});
	it('the ratio and its history, gaps included', async () => {
		expect(lcrResponse.parse(await get('/api/lcr')).lcr.entityId).toBe('GROUP');
		const { points } = lcrHistoryResponse.parse(await get('/api/lcr/history?entity=LDN&from=1970-01-01T00:00:00Z'));
		expect(points.map(({ lcr: ratio }) => ratio)).toEqual([1.2, null]);
	});
	it('the day of an account, each payment once', async () => {
		const day = cashDayResponse.parse(await get('/api/cash/NOSTRO-1/day'));
		expect(day.minutes).toMatchObject([
			{ in: 50_050, payments: 2, balance: 150_050 },
			{ payments: 1, balance: 150_050 },
		]);
		expect(day.movements.map(({ paymentId }) => paymentId)).toEqual(['P-3', 'P-2', 'P-1']);
	});
	it('the low of a currency from the same minutes', async () => {
		const { lows } = cashLowsResponse.parse(await get('/api/cash/lows?entity=LDN'));
		expect(lows).toMatchObject([{ currency: 'GBP', low: 100_000 }]);
		expect(cashLowsResponse.parse(await get('/api/cash/lows')).lows).toEqual(lows);
	});
	it('a dead letter with its raw message, whole', async () => {
		const list = rejectedListResponse.parse(await get('/api/rejected?topic=oms.bond'));
		expect(list.rows[0]).toMatchObject({ rejectedId: 'oms.bond.0.7', preview: '{"a":·' });
		expect(rejectedResponse.parse(await get('/api/rejected/oms.bond.0.7')).raw).toMatchObject({ encoding: 'utf8', text: '{"a":\u0001' });
		expect(await get('/api/messages/oms.bond/0/0')).toMatchObject({ encoding: 'base64', text: '//4=' });
	});
	it('the lineage of a position with the rule that decides', async () => {
		const lineage = lineageResponse.parse(await get(`/api/positions/${encodeURIComponent(position().key)}/lineage`));
		expect(lineage.decision?.conditions.length).toBeGreaterThan(0);
		expect(lineage.issuerName).toBe('Meridian Rail');
	});
	it('CSV names its snapshot and quotes what needs it', async () => {
		const response = await fetch(`${address}/api/positions.csv`);
		const lines = (await response.text()).split('\r\n');
		expect(response.headers.get('content-disposition')).toContain('positions-GROUP-');
		expect(lines[0]).toMatch(/^# positions:GROUP epoch \S+ seq \d+ as of 2026-11-20T12:00:00.000Z$/);
		expect(lines).toHaveLength(4);
	});
	it.each([
		['search=eq-1%20MERIDIAN&currency=GBP', 1],
		['search=ldn%20cust-1', 1],
		['search=%20', 1],
		['flag=override', 0],
		['flag=conflict', 0],
		['currency=USD', 0],
	])('the rows that %s leaves are the same in REST and CSV', async (query, count) => {
		expect(positionsResponse.parse(await get(`/api/positions?${query}`)).total).toBe(count);
		const text = await (await fetch(`${address}/api/positions.csv?${query}`)).text();
		expect(text.trimEnd().split('\r\n')).toHaveLength(2 + count);
	});
	it('an OpenAPI document of every operation', async () => {
		const document = (await get('/api/openapi.json')) as { openapi: string; paths: Record<string, object> };
		expect(document.openapi).toBe('3.1.0');
		const paths = Object.keys(document.paths);
		for (const path of ['', '/reverse', '/reversal']) expect(paths).toContain(`/api/overrides/{id}${path}`);
		const lineage = document.paths['/api/positions/{key}/lineage'] as { get: { responses: object } };
		expect(Object.keys(lineage.get.responses)).toContain('503');
		expect(JSON.stringify(document)).toContain('minor units of the currency beside it');
	});
});

describe('overrides', () => {
	it('previews numerator and denominator, for the entity and the group', async () => {
		const response = await postJson('/api/overrides/preview', { proposal: PROPOSAL });
		const preview = previewResponse.parse(await response.json());
		expect(preview.positions).toBe(1);
		expect(preview.entities.map(({ entityId }) => entityId)).toEqual(['LDN', 'GROUP']);
		for (const { before, after } of preview.entities) expect([before.hqla, after.hqla]).toEqual([105_000_000, 108_500_000]);
		expect(preview.rulebookCheck.verdict).toBe('AGREES');
	});
	it('creates one override for two requests of one id, lists it, and reverses it once', async () => {
		const body = { overrideId: 'OV-00000001', proposal: PROPOSAL };
		const answers = await Promise.all([postJson('/api/overrides', body), postJson('/api/overrides', body)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
		const created = overrideResponse.parse(await (answers[0] as Response).json()).override;
		expect(created).toMatchObject({ state: 'IN_FORCE', targetName: 'Meridian Rail 3.875 % 2031', maker: 'demo.analyst' });
		const other = await postJson('/api/overrides', { ...body, proposal: { ...PROPOSAL, comment: 'Another.' } });
		expect(other.status).toBe(409);
		const reversed = await postJson('/api/overrides/OV-00000001/reverse', { comment: 'Wrong bond.' });
		expect(overrideResponse.parse(await reversed.json()).override).toMatchObject({ state: 'REVERSED', endedBy: 'demo.analyst' });
		expect((await postJson('/api/overrides/OV-00000001/reverse', {})).status).toBe(200);
		expect((await postJson('/api/overrides/OV-99999999/reverse', {})).status).toBe(404);
		await expect.poll(async () => overridesResponse.parse(await get('/api/overrides?state=REVERSED')).rows.length).toBe(1);
	});
});

describe('the page', () => {
	it('is given for its routes, asked for each time, under a policy that runs no foreign script', async () => {
		const response = await fetch(`${address}/positions/LDN`, { headers: { accept: 'text/html' } });
		expect(await response.text()).toContain('Tideline');
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
	});
	it('keeps files with a hash in their name', async () => {
		expect((await fetch(`${address}/assets/main-abc123.js`)).headers.get('cache-control')).toContain('immutable');
	});
	it.each(['br', 'gzip'])('comes compressed as %s, and is not sent again while it is the same', async (encoding) => {
		const headers = { 'accept-encoding': encoding };
		const script = await fetch(`${address}/assets/large-abc123.js`, { headers });
		expect(script.headers.get('content-encoding')).toBe(encoding);
		expect(script.headers.get('vary')).toContain('Accept-Encoding');
		expect(await script.text()).toBe(LARGE);
		const document = await fetch(`${address}/api/openapi.json`, { headers });
		expect(document.headers.get('content-encoding')).toBe(encoding);
		await document.text();
		for (const { url, headers: before } of [script, document]) {
			// As a browser asks: fetch by itself would add no-cache, which asks for the whole again.
			const asking = { ...headers, 'if-none-match': before.get('etag') ?? '', 'cache-control': 'max-age=0' };
			const again = await fetch(url, { headers: asking });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
	});
	it('has no page for a missing file', async () => expect((await fetch(`${address}/assets/main-gone.js`)).status).toBe(404));
});

it('counts a record that cannot be read and goes on', async () => {
	expect(await (await fetch(`${address}/metrics`)).text()).toContain('tideline_bff_bad_records_total{topic="payments"} 1');
});
