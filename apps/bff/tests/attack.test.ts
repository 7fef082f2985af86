import { request } from 'node:http';
import { problem } from '@tideline/api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_SUBSCRIPTIONS } from '../src/publish/client-message.ts';
import { Page, TestBench } from './_bff.ts';
import { lcr, position, referenceRecords, Writer } from './_records.ts';

let bench: TestBench;
let write: Writer;
let address: string;
let pages: Page[] = [];
const open = (): Page => {
	const page = new Page(address);
	pages.push(page);
	return page;
};
const connected = async (): Promise<Page> => {
	const page = open();
	await new Promise<void>((resolve) => void page.socket.once('connect', () => resolve()));
	return page;
};
const dropped = (page: Page): Promise<string> => new Promise((resolve) => void page.socket.once('disconnect', resolve));

/** Sends a path as it is: fetch would tidy it. */
function raw(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
	const { hostname, port } = new URL(address);
	return new Promise((resolve, reject) => {
		const asked = request({ hostname, port, path, method, headers }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (part: string) => {
				body += part;
			});
			response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
		});
		asked.on('error', reject).end();
	});
}

beforeAll(async () => {
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP')), write.position(position())]);
	address = (await bench.start()).address;
});
afterEach(() => {
	for (const page of pages) page.close();
	pages = [];
});
afterAll(() => bench[Symbol.asyncDispose]());

describe('paths and parameters', () => {
	it.each([
		'/api/messages/oms.bond/0/99999999999999999999',
		'/api/messages/oms.bond/0/-1',
		'/api/messages/oms.bond/0/1e3',
		'/api/messages/oms.bond/0/0x1',
		'/api/messages/oms.bond/%20/0',
		'/api/messages/oms.bond/0/1.5',
		'/api/messages/oms.bond/1000000/0',
		'/api/messages/..%2f..%2fetc%2fpasswd/0/0',
		'/api/messages/../../etc/passwd',
		'/api/messages/constructor/0/0',
		'/api/messages/__proto__/0/0',
		'/api/messages/trades.bonds/0/0',
		'/api/positions/__proto__/lineage',
		'/api/positions/LDN%7Cconstructor%7Cx/lineage',
		`/api/positions/${'x'.repeat(301)}/lineage`,
		'/api/cash/constructor/day',
		'/api/rejected/toString',
		'/api/lcr?entity=__proto__',
		'/api/lcr?entity=constructor',
		'/api/lcr?entity=LDN&entity=GROUP',
		'/api/lcr?entity[x]=LDN',
		'/api/lcr?__proto__[entity]=LDN',
		'/api/positions?limit=1e9',
		'/api/positions?offset=99999999999999999999',
		`/api/positions?search=${'x'.repeat(201)}`,
		'/api/lcr/history?from=NaN',
		'/api/lcr/history?from=9999999999999999',
		'/api/lcr/history?step=1',
		'/..%2f..%2f..%2fetc/passwd.txt',
		'/api/%00',
		'/api/overrides?state=__proto__',
	])('%s is a problem of the caller', async (path) => {
		const { status, body } = await raw(path);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(problem.parse(JSON.parse(body)).status).toBe(status);
	});
});

describe('bodies', () => {
	const proposal = {
		...{ targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', eligible: false, reasonCode: 'OTHER', comment: 'x' },
		expiresAt: Date.now() + 3_600_000,
	};
	const send = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
		fetch(`${address}/api/overrides`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

	it.each([
		['nothing', ''],
		['null', 'null'],
		['a list', '[]'],
		['deep nesting', '['.repeat(20_000) + ']'.repeat(20_000)],
		['a prototype', JSON.stringify({ overrideId: 'OV-00000001', proposal }).replace('{', '{"__proto__":{"admin":true},')],
		['a prototype within', JSON.stringify({ overrideId: 'OV-00000001', proposal }).replace('"eligible"', '"__proto__":{"x":1},"eligible"')],
		['an id that is a path', JSON.stringify({ overrideId: '../../../etc', proposal })],
		['a target that is a prototype', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, targetId: '__proto__' } })],
		['an entity that is a prototype', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, entityId: 'constructor' } })],
		['a number past the integers', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, expiresAt: 1e300 } })],
		['a date past the calendar', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, expiresAt: 2 ** 53 - 1 } })],
		[
			'a start past the calendar',
			JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, effectiveFrom: 8.7e15, expiresAt: 8.7e15 + 1 } }),
		],
		['the group for an entity', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, entityId: 'GROUP' } })],
		['a comment with control characters', JSON.stringify({ overrideId: 'OV-00000001', proposal: { ...proposal, comment: 'a\u0000b' } })],
		['half a message', '{"overrideId":"OV-0000'],
		['bytes that are no text', '\ud800\u0000'],
	])('%s is refused', async (_, body) => {
		const response = await send(body);
		expect(response.status).toBeGreaterThanOrEqual(400);
		expect(response.status).toBeLessThan(500);
		problem.parse(await response.json());
	});
	it('a body that says that it is packed and is not is refused', async () => {
		expect((await send('{}', { 'content-encoding': 'gzip' })).status).toBe(400);
		expect((await send('{}', { 'content-encoding': 'compress' })).status).toBe(415);
	});
	it('what the page of another site sends is refused, whatever it asks for', async () => {
		const body = JSON.stringify({ overrideId: 'OV-00000001', proposal });
		expect((await send(body, { origin: 'http://evil.example' })).status).toBe(403);
		expect((await send(body, { origin: 'null' })).status).toBe(403);
	});
	it('nothing was written and nothing inherited', async () => {
		expect((await (await fetch(`${address}/api/overrides`)).json()) as object).toMatchObject({ rows: [] });
		expect(({} as { admin?: unknown }).admin).toBeUndefined();
	});
});

describe('sockets', () => {
	it.each<[string, unknown[]]>([
		['subscribe', []],
		['subscribe', [null]],
		['subscribe', [[]]],
		['subscribe', [{ id: 'a', stream: 'lcr:LDN' }, 'more']],
		['subscribe', [{ id: 1, stream: 'lcr:LDN' }]],
		['subscribe', [{ id: 'a', stream: 'x'.repeat(101) }]],
		['subscribe', [new Uint8Array(100)]],
		['subscribe', [{ id: 'a', stream: new Uint8Array(3) }]],
		['unsubscribe', [{ id: '' }]],
		['ack', ['1']],
		['ack', [1.5]],
		['ack', [2 ** 60]],
		['ack', [null]],
		['frame', ['lcr:LDN', new Uint8Array(3)]],
		['constructor', []],
		['toString', [{}]],
		['subscribe', [{ id: 'a', stream: 'lcr:LDN', ['x'.repeat(5_000)]: 1 }]],
	])('a malformed %s ends its own connection only', async (event, message) => {
		const page = await connected();
		const gone = dropped(page);
		page.socket.emit(event, ...message);
		await gone;
		expect((await raw('/api/health')).status).toBe(200);
	});

	it.each(['__proto__', 'constructor', 'lcr:__proto__', 'positions', ':', 'lcr:', 'positions:LDN|x'])(
		'%s is no stream, and no room either',
		async (stream) => {
			const page = await connected();
			page.follow(stream);
			await page.until(() => page.resets.length === 1);
			expect(page.resets).toEqual([{ kind: 'reset', stream, reason: 'UNKNOWN_STREAM' }]);
		},
	);

	it('a page cannot listen in the room of another socket', async () => {
		const [spy, other] = [await connected(), await connected()];
		spy.follow(other.socket.id as string);
		await spy.until(() => spy.resets.length === 1);
		other.follow('lcr:LDN');
		await other.until(() => other.table('lcr:LDN').epoch !== null);
		expect(spy.table('lcr:LDN').epoch).toBeNull();
	});

	it('two hundred subscriptions of streams that exist or not do not grow what is kept', async () => {
		const page = await connected();
		// With an acknowledgement of each it would send more messages in a second than it may.
		page.acknowledges = false;
		for (let at = 0; at < 200; at++) page.follow(`lcr:X${at}`);
		await page.until(() => page.resets.length === 200);
		page.catchUp();
		page.follow('lcr:LDN');
		await page.until(() => page.table('lcr:LDN').epoch !== null);
		expect(MAX_SUBSCRIPTIONS).toBeLessThan(200);
	});

	it('a page that subscribes and unsubscribes all the time ends with the same rows', async () => {
		const page = await connected();
		for (let at = 0; at < 60; at++) page.socket.emit('unsubscribe', { id: page.follow('positions:GROUP') });
		page.follow('positions:GROUP');
		await bench.log.append([write.position(position({ accountId: 'CHURN' }))]);
		await page.until(() => page.table('positions:GROUP').rows.has('LDN|CHURN|GB00BOND0001'));
		expect(page.misfits).toEqual([]);
	});
});
