import { problem } from '@tideline/api';
import { DESK_TOPICS, openCodecs, openSqliteLog, TRADE_TOPICS } from '@tideline/event-log';
import { Overview } from '../pages/overview.ts';
import { Rejected } from '../pages/rejected.ts';
import { System } from '../pages/system.ts';
import { asTrade, goodMessages, type Spoilt, spoil } from '../src/desk-messages.ts';
import { expect, stackOfFile, test } from '../src/journey.ts';
import { notNormalised, withLog } from '../src/recompute.ts';
import { expectFiguresOfLog } from '../src/settle.ts';

const stack = stackOfFile(['engine', 'bff']);
test.describe.configure({ mode: 'serial' });

/** What was appended, by the id of its dead letter. */
const sent = new Map<string, Spoilt>();
const idOf = ({ topic, partition, offset }: { topic: string; partition: number; offset: number }) => `${topic}.${partition}.${offset}`;

async function append(messages: readonly { topic: string; text: string }[]) {
	const log = openSqliteLog({ path: stack().logPath, maintainEveryMs: 0 });
	try {
		return await log.append(messages.map(({ topic, text }, index) => ({ topic, key: `e2e-${index}`, value: Buffer.from(text) })));
	} finally {
		await log.close();
	}
}

async function tradeIds(): Promise<Set<string>> {
	return withLog(stack().logPath, async (log) => {
		const { trade } = await openCodecs(log.registry);
		const ids = new Set<string>();
		const stop = new AbortController();
		for await (const { records, caughtUp } of log.read({ topics: TRADE_TOPICS, from: 'start', signal: stop.signal })) {
			for (const { value } of records) if (value) ids.add(trade.decode(value).tradeId);
			if (caughtUp) stop.abort();
		}
		return ids;
	});
}

test('one message of each fault at each desk is a dead letter with its reason, and the good one behind it a trade', async () => {
	const rejectedBefore = new Set((await stack().api.rejected()).map(({ rejectedId }) => rejectedId));
	const good = await goodMessages(stack().logPath, (record) => rejectedBefore.has(idOf(record)));
	expect([...good.keys()].sort()).toEqual([...DESK_TOPICS].sort());
	const spoilt = [...good].flatMap(([topic, text]) => spoil(topic, text));
	const behind = [...good].map(([topic, text]) => ({ topic, text: asTrade(topic, text, `E2E-${topic}`) }));

	const places = await append([...spoilt, ...behind]);
	for (const [index, message] of spoilt.entries()) {
		const place = places[index];
		if (place) sent.set(idOf({ topic: message.topic, ...place }), message);
	}
	await expect.poll(() => notNormalised(stack().logPath)).toBe(0);
	const listed = async () => new Map((await stack().api.rejected()).map((row) => [row.rejectedId, row]));
	await expect.poll(async () => (await listed()).size).toBe(rejectedBefore.size + spoilt.length);

	const rows = await listed();
	for (const [id, { fault, topic, reason, path }] of sent) {
		expect(rows.get(id), `${fault} at ${topic}`).toMatchObject({ topic, reason });
		if (path) expect(rows.get(id)?.path, `${fault} at ${topic}`).toBe(path);
		expect(rows.get(id)?.message, `${fault} at ${topic}`).toMatch(/\S+ \S+/);
	}
	const trades = await tradeIds();
	for (const { topic } of behind) expect(trades, topic).toContain(`E2E-${topic}`);
	await expectFiguresOfLog(stack());
});

test('each is kept whole and unchanged', async () => {
	for (const [id, { fault, topic, text }] of sent) {
		const { raw } = await stack().api.rejectedMessage(id);
		expect(raw.size, `${fault} at ${topic}`).toBe(Buffer.byteLength(text));
		expect(text.startsWith(raw.text), `${fault} at ${topic}`).toBe(true);
		expect(raw.truncated, `${fault} at ${topic}`).toBe(raw.text.length < text.length);
	}
});

test('the page shows of each fault the field, the reason in words and the raw message', async ({ page }) => {
	const rejected = new Rejected(page);
	const shown = new Set<string>();
	for (const [id, { fault, text }] of [...sent].reverse()) {
		if (shown.has(fault)) continue;
		shown.add(fault);
		const { rejected: row } = await stack().api.rejectedMessage(id);
		await rejected.open(stack().url, { message: id });
		await expect(rejected.message, fault).toContainText(row.message);
		const beginning = text.slice(0, 20).split('\u0001')[0] ?? '';
		await expect(rejected.message, fault).toContainText(beginning);
	}
	expect(shown.size).toBe(13);
});

test('reason and source narrow the list', async ({ page }) => {
	const rejected = new Rejected(page);
	await rejected.open(stack().url);
	await rejected.groups.getByRole('button').filter({ hasText: 'oms.bond' }).first().click();
	await expect(page).toHaveURL(/topic=oms\.bond/);
	await expect(rejected.messages.getByRole('gridcell', { name: 'oms.bond' }).first()).toBeVisible();
	await expect(rejected.messages.getByRole('gridcell', { name: 'oms.fx' })).toHaveCount(0);
});

test('the System page holds them under the feeds: the topics of a feed and a message stand in one place', async ({ page }) => {
	const [system, rejected] = [new System(page), new Rejected(page)];
	await system.open(stack().url);
	const topics = page.getByRole('table', { name: 'Partitions and offsets of oms.fx' });
	const message = page.getByLabel('Message as it came');
	await expect(message).toBeVisible();
	await system.feedsPane.getByRole('button', { name: 'oms.fx' }).click();
	await expect(topics).toBeVisible();
	await expect(message).toHaveCount(0);
	await expect(page).toHaveURL(/feed=oms\.fx/);
	await rejected.messages.getByRole('gridcell').first().click();
	await expect(message).toBeVisible();
	await expect(topics).toHaveCount(0);
	await expect(page).toHaveURL(/\?message=[^&]+$/);
});

test('Ctrl Enter in the form of a swap replays nothing', async ({ page }) => {
	let sentFrom = 'the form';
	const replays: string[] = [];
	page.on('request', (request) => request.url().endsWith('/api/rejected/replay') && replays.push(sentFrom));
	const whole = (await stack().api.rejected()).find(({ reason }) => reason === 'BAD_CHECKSUM');
	const system = new System(page);
	await system.open(stack().url, { message: whole?.rejectedId ?? '' });
	await expect(page.getByRole('button', { name: /^Replay Ctrl/ })).toBeEnabled();
	const topic = system.swapForm.getByLabel('New positions topic');
	await topic.focus();
	await page.keyboard.press('Control+Enter');
	await topic.fill('positions');
	await topic.blur();
	sentFrom = 'the page';
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => replays).toEqual(['the page']);
});

test.describe('malformed requests', () => {
	const json = { 'content-type': 'application/json' };
	const cases: readonly [what: string, status: number, path: string, init: RequestInit][] = [
		['a body that is not JSON', 400, '/api/overrides', { method: 'POST', headers: json, body: '{"overrideId":' }],
		['a body of another type', 415, '/api/overrides', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' }],
		['a body of two megabytes', 413, '/api/overrides', { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(2_097_152)) }],
		['a body that misses its fields', 400, '/api/overrides', { method: 'POST', headers: json, body: '{}' }],
		['fields that nobody asked for', 400, '/api/overrides/preview', { method: 'POST', headers: json, body: '{"proposal":{"x":1}}' }],
		['an entity that cannot be', 400, '/api/lcr?entity=../../etc', {}],
		['an entity that is not there', 404, '/api/lcr?entity=NOWHERE', {}],
		['a parameter twice', 400, '/api/lcr?entity=LDN&entity=NYC', {}],
		['an override that is not there', 404, '/api/overrides/nothing-here/reverse', { method: 'POST', headers: json, body: '{}' }],
		['a position that is not there', 404, '/api/positions/%00/lineage', {}],
		['a path that is not there', 404, '/api/nothing', {}],
		['a method that is not there', 405, '/api/lcr', { method: 'DELETE' }],
	];
	for (const [what, status, path, init] of cases) {
		test(`${what}: a problem document with status ${status}`, async () => {
			const response = await fetch(`${stack().url}${path}`, init);
			expect(response.headers.get('content-type')).toContain('application/problem+json');
			const document = problem.parse(await response.json());
			expect(document.status).toBe(response.status);
			expect(response.status).toBe(status);
			expect((await fetch(`${stack().url}/api/health`)).status).toBe(200);
		});
	}
});

test('malformed socket frames end the connection that sent them, and no other', async ({ page }) => {
	const overview = new Overview(page);
	await overview.open(stack().url);
	await overview.expectHeard();
	const garbage: readonly [name: string, frames: readonly (string | Uint8Array<ArrayBuffer>)[]][] = [
		['no packet at all', ['hello']],
		['binary before the handshake', [new Uint8Array(64).fill(255)]],
		['a packet of no known kind', ['40', '4{"}']],
		['an event without its message', ['40', '42["subscribe"]']],
		['a message of wrong types', ['40', '42["subscribe",{"id":5,"stream":"lcr:GROUP"}]']],
		['an event that nobody knows', ['40', '42["drop-table",1]']],
		['more than it may send', ['40', `42["subscribe",{"id":"a","stream":"${'x'.repeat(100_000)}"}]`]],
		['a prototype', ['40', '42["__proto__",{}]']],
	];
	for (const [name, frames] of garbage) {
		const socket = new WebSocket(`${stack().url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
		const closed = new Promise<string>((resolve) => socket.addEventListener('close', () => resolve('closed')));
		await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
		for (const frame of frames) {
			socket.send(frame);
			// The answer to the handshake comes before anything else is taken.
			if (frame === '40') await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
		}
		expect(await closed, name).toBe('closed');
		expect((await fetch(`${stack().url}/api/health`)).status, name).toBe(200);
	}
	await overview.expectHeard();
});
