import { describe, expect, it, vi } from 'vitest';
import { Client } from './client.ts';
import { MAX_MESSAGES_PER_SECOND, MAX_SUBSCRIPTIONS } from './client-message.ts';

const SNAPSHOT = new Uint8Array(10);

function setUp({ ready = true } = {}) {
	const socket = { confirm: vi.fn(), frame: vi.fn(), join: vi.fn(), leave: vi.fn(), drop: vi.fn() };
	const state = { ready };
	const onTooSlow = vi.fn();
	const limits = { frames: 3, bytes: 1_000 };
	const client = new Client({
		socket,
		now: () => 0,
		ready: () => state.ready,
		open: (stream) => (stream === 'none' ? null : SNAPSHOT),
		onTooSlow,
		limits,
	});
	return { client, socket, state, onTooSlow };
}

describe('client of the streams', () => {
	it('is dropped when it follows more streams than it may', () => {
		const { client, socket } = setUp({ ready: false });
		for (let stream = 0; stream <= MAX_SUBSCRIPTIONS; stream++) client.subscribe(`s${stream}`, `lcr:${stream}`);
		expect(socket.drop).toHaveBeenCalledExactlyOnceWith('too-many-subscriptions');
	});
	it('is dropped when it acknowledges more than it was sent', () => {
		const { client, socket } = setUp();
		client.acknowledge(1);
		expect(socket.drop).toHaveBeenCalledWith('bad-acknowledgement');
	});
	it('may send only so many messages in a second', () => {
		const { client } = setUp();
		const allowed = Array.from({ length: MAX_MESSAGES_PER_SECOND + 1 }, () => client.allowMessage());
		expect(allowed.lastIndexOf(true)).toBe(MAX_MESSAGES_PER_SECOND - 1);
	});
	it('waits for its snapshot until the server is ready', () => {
		const { client, socket, state } = setUp({ ready: false });
		client.subscribe('a', 'lcr:LDN');
		expect(socket.frame).not.toHaveBeenCalled();
		state.ready = true;
		client.openWaiting();
		expect(socket.frame).toHaveBeenCalledExactlyOnceWith(SNAPSHOT);
	});
	it('has its request confirmed before the first frame, and joins at the seq of the snapshot', () => {
		const { client, socket } = setUp();
		client.subscribe('a', 'lcr:LDN');
		const order = [socket.confirm, socket.join, socket.frame].map((call) => call.mock.invocationCallOrder[0] ?? 0);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	});
	it('is taken out of every stream when too much is on its way, and comes back only when it has taken all of it', () => {
		const { client, socket, onTooSlow } = setUp();
		client.subscribe('a', 'lcr:LDN');
		expect([client.count(5), client.count(5), client.count(5)]).toEqual([true, true, false]);
		expect(onTooSlow).toHaveBeenCalledExactlyOnceWith(3, 20);
		expect(socket.leave).toHaveBeenCalledWith('lcr:LDN');
		client.subscribe('b', 'lcr:LDN');
		client.acknowledge(3);
		expect(socket.frame).toHaveBeenCalledTimes(2);
		client.acknowledge(4);
		expect(socket.frame).toHaveBeenCalledTimes(3);
	});
	it('is given no more snapshots than its limit while it acknowledges none, however often it asks', () => {
		const { client, socket } = setUp();
		for (let at = 0; at < 50; at++) {
			client.subscribe(`a${at}`, at % 2 === 0 ? 'lcr:LDN' : 'none');
			client.unsubscribe(`a${at}`);
		}
		expect(socket.frame).toHaveBeenCalledTimes(3);
		client.subscribe('last', 'lcr:LDN');
		client.acknowledge(3);
		expect(socket.confirm).toHaveBeenLastCalledWith('last', 'lcr:LDN');
	});
	it('may take one frame of any size', () => {
		const { client } = setUp();
		client.subscribe('a', 'lcr:LDN');
		client.acknowledge(1);
		expect([client.count(1_000_000), client.count(1), client.count(1)]).toEqual([true, true, false]);
	});
	it('hears that a stream does not exist and does not follow it', () => {
		const { client, socket } = setUp();
		client.subscribe('a', 'none');
		expect(socket.join).not.toHaveBeenCalled();
		expect(socket.frame).toHaveBeenCalledOnce();
	});
});
