import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_CLIENTS } from '../src/publish/client-message.ts';
import { Page, TestBench } from './_bff.ts';
import { lcr, referenceRecords, Writer } from './_records.ts';

let bench: TestBench;
let write: Writer;
let address: string;
let sequence = 1;

beforeAll(async () => {
	bench = await TestBench.open();
	write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

/** A socket without any library: sends messages as they are, after the server's answer to the opening where `joined`. */
function sendRaw(messages: readonly (string | Uint8Array<ArrayBuffer>)[], joined: boolean): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
	socket.addEventListener('close', () => resolve());
	socket.addEventListener('message', ({ data }) => {
		const opened = String(data).startsWith('0');
		if (opened && joined) socket.send('40');
		else for (const message of messages) socket.send(message);
	});
	return promise;
}

describe('packets that are none', () => {
	it.each<[string, boolean, readonly (string | Uint8Array<ArrayBuffer>)[]]>([
		['bytes before the opening', false, [new Uint8Array(64).fill(255)]],
		['bytes, which only the server sends', true, [new Uint8Array(64).fill(1)]],
		['an empty message of bytes', true, [new Uint8Array()]],
		['text where the protocol has none', false, ['hello']],
		['a packet of Socket.IO’s with attachments to come', true, ['451-["subscribe",{"_placeholder":true,"num":0}]', new Uint8Array(8)]],
		['a number of attachments past all memory', true, ['4599999999999-["subscribe"]']],
		['half a packet', true, ['42["subscribe",{"id":"a"']],
		['an event of another namespace', true, ['42/admin,["subscribe",{"id":"a","stream":"feeds"}]']],
		['another namespace', false, ['40/admin,']],
		['a wish for an acknowledgement', true, ['427["subscribe",{"id":"a","stream":"feeds"}]']],
		['an acknowledgement that nobody asked for', true, ['437[1]']],
		['an event that plays the end of the connection', true, ['42["disconnect"]']],
		['a client beside the one that the connection has', true, ['40', '40']],
		['a packet longer than a message may be', true, [`42["ack",${'1'.repeat(10_000)}]`]],
	])('%s ends the connection and no other', async (_, joined, messages) => {
		const good = new Page(address);
		good.follow('lcr:LDN');
		await good.until(() => good.table('lcr:LDN').rows.size === 1);
		await sendRaw(messages, joined);
		const { seq } = good.table('lcr:LDN');
		await bench.log.append([write.lcr(lcr('LDN', { sequence: ++sequence }))]);
		await good.until(() => good.table('lcr:LDN').seq > seq);
		expect(good.misfits).toEqual([]);
		good.close();
	});
});

describe('a client that leaves', () => {
	it('takes its connection with it: opening anew would give it limits that know nothing of what waits there', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
		let opened = 0;
		socket.addEventListener('close', () => resolve());
		socket.addEventListener('message', ({ data }) => {
			if (String(data).startsWith('0')) socket.send('40');
			else if (opened++ === 0) for (const message of ['41', '40']) socket.send(message);
		});
		await promise;
		expect(opened).toBe(1);
	});
});

describe('openings in one burst', () => {
	it('are one client at most, and nobody else is kept out by them', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const socket = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
		socket.addEventListener('close', () => resolve());
		socket.addEventListener(
			'message',
			() => {
				for (let i = 0; i < MAX_CLIENTS; i++) socket.send('40');
			},
			{ once: true },
		);
		await promise;
		const page = new Page(address);
		page.follow('lcr:LDN');
		await page.until(() => page.table('lcr:LDN').rows.size === 1);
		page.close();
	});
});
