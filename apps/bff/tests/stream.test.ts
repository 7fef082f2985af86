import { minor } from '@tideline/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Page, TestBench } from './_bff.ts';
import { lcr, position, referenceRecords, Writer } from './_records.ts';

const STREAM = 'positions:GROUP';
let bench: TestBench;
let write: Writer;
let pages: Page[];
const open = (address: string, options?: { origin?: string }): Page => {
	const page = new Page(address, options);
	pages.push(page);
	return page;
};
const accounts = (count: number): string[] => Array.from({ length: count }, (_, index) => `CUST-${index}`);

beforeEach(async () => {
	pages = [];
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
});
afterEach(async () => {
	for (const page of pages) page.close();
	await bench[Symbol.asyncDispose]();
});

describe('stream', () => {
	it('refuses a page of another origin', async () => {
		const bff = await bench.start();
		const page = open(bff.address, { origin: 'https://elsewhere.example' });
		const error = await new Promise<Error>((resolve) => page.socket.once('connect_error', resolve));
		expect(error).toBeInstanceOf(Error);
	});

	it.each([
		['subscribe', [{ id: 'a' }]],
		['subscribe', ['positions:GROUP']],
		['subscribe', [{ id: 'a', stream: 'x', more: 1 }]],
		['unsubscribe', []],
		['ack', [-1]],
		['ack', [12]],
		['__proto__', []],
		['anything', [1]],
	])('drops a client that sends a malformed %s and goes on serving the others', async (event, message) => {
		const bff = await bench.start();
		const good = open(bff.address);
		good.follow('lcr:LDN');
		await good.until(() => good.table('lcr:LDN').rows.size === 1);
		const bad = open(bff.address);
		const gone = new Promise((resolve) => void bad.socket.once('disconnect', resolve));
		bad.socket.once('connect', () => void bad.socket.emit(event, ...message));
		await gone;
		await bench.log.append([write.lcr(lcr('LDN', { sequence: 2 }))]);
		await good.until(() => good.table('lcr:LDN').seq === 2);
		const metrics = await (await fetch(`${bff.address}/metrics`)).text();
		expect(metrics).toMatch(/tideline_bff_clients_dropped_total\{reason="[a-z-]+"\} 1/);
	});

	it('says so when there is no such stream', async () => {
		const bff = await bench.start();
		const page = open(bff.address);
		page.follow('lcr:NOWHERE');
		await page.until(() => page.resets.length === 1);
		expect(page.resets[0]).toEqual({ kind: 'reset', stream: 'lcr:NOWHERE', reason: 'UNKNOWN_STREAM' });
	});

	it('hands over from snapshot to deltas while writes are in flight: late readers equal early ones', async () => {
		const bff = await bench.start();
		const early = open(bff.address);
		early.follow(STREAM);
		const late: Page[] = [];
		for (let round = 1; round <= 12; round++) {
			await bench.log.append(
				accounts(30).map((accountId, index) => write.position(position({ accountId, sequence: round * 100 + index }))),
			);
			const page = open(bff.address);
			page.follow(STREAM);
			late.push(page);
			await page.until(() => page.table(STREAM).epoch !== null);
		}
		await bench.log.append([write.position(position({ accountId: 'LAST', marketValue: minor(42) }))]);
		for (const page of [early, ...late]) {
			await page.until(() => page.table(STREAM).rows.has('LDN|LAST|GB00BOND0001'));
			expect(page.table(STREAM).rows).toEqual(early.table(STREAM).rows);
			expect(page.misfits).toEqual([]);
		}
		const { rows, snapshot } = (await (await fetch(`${bff.address}/api/positions`)).json()) as {
			rows: { key: string }[];
			snapshot: object;
		};
		expect(snapshot).toMatchObject({ epoch: bff.epoch, seq: early.table(STREAM).seq });
		expect(new Map(rows.map((row) => [row.key, row]))).toEqual(early.table(STREAM).rows);
	});

	it('two servers on one log give every page the same rows, each in an epoch of its own', async () => {
		const servers = [await bench.start(), await bench.start()];
		const all = servers.flatMap(({ address }) => [open(address), open(address)]);
		for (const page of all) page.follow(STREAM);
		for (let round = 0; round < 8; round++) {
			const moved = accounts(25).map((accountId, index) => write.position(position({ accountId, sequence: round * 100 + index })));
			const gone = { topic: 'positions', key: `LDN|CUST-${round}|GB00BOND0001`, value: null };
			await bench.log.append([...moved, gone]);
		}
		await bench.log.append([write.position(position({ accountId: 'LAST' }))]);
		for (const page of all) {
			await page.until(() => page.table(STREAM).rows.has('LDN|LAST|GB00BOND0001'));
			expect(page.table(STREAM).rows).toEqual(all[0]?.table(STREAM).rows);
			expect(page.misfits).toEqual([]);
		}
		expect(new Set(all.map((page) => page.table(STREAM).epoch)).size).toBe(2);
		const proposal = {
			...{ targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', eligible: false, reasonCode: 'OTHER', comment: 'Sent to one.' },
			expiresAt: Date.now() + 86_400_000,
		};
		const [one, other] = servers.map(({ address }) => `${address}/api/overrides`) as [string, string];
		const sent = JSON.stringify({ overrideId: 'OV-00000001', proposal });
		expect((await fetch(one, { method: 'POST', body: sent, headers: { 'content-type': 'application/json' } })).status).toBe(201);
		const listed = async (): Promise<unknown> => ((await (await fetch(other)).json()) as { rows: { state: string }[] }).rows[0]?.state;
		await expect.poll(listed).toBe('IN_FORCE');
	});

	it('removes a row for a tombstone', async () => {
		await bench.log.append([write.position(position())]);
		const bff = await bench.start();
		const page = open(bff.address);
		page.follow(STREAM);
		await page.until(() => page.table(STREAM).rows.size === 1);
		await bench.log.append([{ topic: 'positions', key: position().key, value: null }]);
		await page.until(() => page.table(STREAM).rows.size === 0);
	});

	it('bounds a client that does not acknowledge, does not slow the others, and lets it back with a snapshot', async () => {
		const bff = await bench.start({ limits: { frames: 30, bytes: 1_000_000 } });
		const [slow, quick] = [open(bff.address), open(bff.address)];
		slow.acknowledges = false;
		const streams = ['lcr:LDN', STREAM, 'feeds', 'overrides', 'rejected', 'cash:LDN', 'cash:GROUP', 'lcr:GROUP', 'positions:LDN'];
		for (const stream of streams) slow.follow(stream);
		quick.follow(STREAM);
		let round = 0;
		while (slow.resets.length < streams.length) {
			await bench.log.append([
				write.position(position({ sequence: ++round })),
				write.lcr(lcr('LDN', { sequence: round })),
				write.lcr(lcr('GROUP', { sequence: round })),
			]);
			const seen = round;
			await quick.until(() => (quick.table(STREAM).rows.get(position().key) as { sequence: number } | undefined)?.sequence === seen);
			expect(round).toBeLessThan(30);
		}
		expect(slow.resets).toContainEqual({ kind: 'reset', stream: STREAM, reason: 'TOO_SLOW' });
		const before = slow.table(STREAM).seq;
		slow.follow(STREAM);
		await bench.log.append([write.position(position({ sequence: 9_999 }))]);
		await quick.until(() => (quick.table(STREAM).rows.get(position().key) as { sequence: number }).sequence === 9_999);
		expect(slow.table(STREAM).seq).toBe(before);
		slow.catchUp();
		await slow.until(() => (slow.table(STREAM).rows.get(position().key) as { sequence: number }).sequence === 9_999);
		expect(quick.misfits).toEqual([]);
	}, 30_000);

	it('serves fifty pages from one encoding', async () => {
		const bff = await bench.start();
		const many = Array.from({ length: 50 }, () => open(bff.address));
		for (const page of many) page.follow(STREAM);
		await Promise.all(many.map((page) => page.until(() => page.table(STREAM).epoch !== null)));
		await bench.log.append(accounts(20).map((accountId) => write.position(position({ accountId }))));
		await Promise.all(many.map((page) => page.until(() => page.table(STREAM).rows.size === 20)));
		for (const page of many) expect(page.table(STREAM).rows).toEqual(many[0]?.table(STREAM).rows);
		const metrics = await (await fetch(`${bff.address}/metrics`)).text();
		expect(Number(/frames_total\{kind="delta"\} (\d+)/.exec(metrics)?.[1])).toBeLessThan(10);
	});

	it('starts a new epoch after a restart and ends in the same rows', async () => {
		await bench.log.append([write.position(position())]);
		const first = await bench.start();
		const page = open(first.address);
		page.follow(STREAM);
		await page.until(() => page.table(STREAM).rows.size === 1);
		await first.stop();
		const second = await bench.start();
		const again = open(second.address);
		again.follow(STREAM);
		await again.until(() => again.table(STREAM).epoch !== null);
		expect(again.table(STREAM).epoch).not.toBe(page.table(STREAM).epoch);
		expect(again.table(STREAM).rows).toEqual(page.table(STREAM).rows);
	});

	it('stops with pages open', async () => {
		const bff = await bench.start();
		const page = open(bff.address);
		page.follow(STREAM);
		await page.until(() => page.table(STREAM).epoch !== null);
		await bff.stop();
		await page.until(() => !page.socket.connected);
	});
});
