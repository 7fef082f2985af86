import type { Frame, Row } from '@tideline/stream';
import { describe, expect, it, vi } from 'vitest';
import type { SocketEvents } from './socket.ts';
import { createStreamClient } from './stream-client.ts';
import { manualFrames, manualTimers } from './testing.ts';

const STREAM = 'cash:LDN';

/** A client on a socket that the test plays; frames travel as themselves. */
function setUp() {
	const timers = manualTimers();
	const frames = manualFrames();
	const sent: string[] = [];
	const wire = new Map<number, Frame>();
	let events: SocketEvents | undefined;
	const client = createStreamClient({
		timers,
		frames,
		random: () => 1,
		createDecoder: () => ({
			decode(bytes) {
				const frame = wire.get(bytes[0] ?? -1);
				if (!frame) throw new Error('not a frame');
				return frame;
			},
		}),
		createSocket: (socketEvents) => {
			events = socketEvents;
			return {
				open: () => sent.push('open'),
				close: () => sent.push('close'),
				subscribe: (id, stream) => sent.push(`+${id} ${stream}`),
				unsubscribe: (id) => sent.push(`-${id}`),
			};
		},
	});
	function server(): SocketEvents {
		if (!events) throw new Error('no socket');
		return events;
	}
	return {
		client,
		timers,
		frames,
		sent,
		server,
		store: client.store(STREAM),
		send(id: string, frame: Frame) {
			const slot = wire.size;
			wire.set(slot, frame);
			if (frame.kind === 'snapshot') server().onConfirm(id, STREAM);
			server().onFrame(STREAM, new Uint8Array([slot]));
		},
	};
}
const rows = (entries: Record<string, Row>) => new Map(Object.entries(entries));
const snapshot = (seq: number, entries: Record<string, Row>, epoch = 'e1'): Frame => ({
	kind: 'snapshot',
	stream: STREAM,
	epoch,
	seq,
	asOf: 5_000,
	rows: rows(entries),
});
const delta = (seq: number, entries: Record<string, Row>, epoch = 'e1', removed: string[] = []): Frame => ({
	kind: 'delta',
	stream: STREAM,
	epoch,
	seq,
	follows: seq - 1,
	asOf: 5_000 + seq,
	changed: rows(entries),
	removed,
});

describe('stream client', () => {
	it('asks for a snapshot again when frames are missing, and keeps the last rows until it comes', () => {
		const { client, server, send, frames, timers, sent, store } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		timers.advance(1_000);
		send('s1', delta(3, { a: { current: 3 } }));
		frames.paint();
		expect(store.get().phase).toEqual({ kind: 'resyncing', why: 'frames were missing' });
		expect(store.get().rows.get('a')).toEqual({ current: 1 });
		expect(sent.slice(-2)).toEqual(['-s1', '+s2 cash:LDN']);
		send('s2', snapshot(9, { a: { current: 9 } }));
		frames.paint();
		expect(store.get()).toMatchObject({ phase: { kind: 'current' }, seq: 9 });
		expect(store.get().rows.get('a')).toEqual({ current: 9 });
	});

	it('asks again for a stream that is held anew after the connection was lost in its grace', () => {
		const { client, server, send, frames, store, sent } = setUp();
		const release = client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		release();
		server().onClose('transport close');
		server().onOpen();
		client.retain(STREAM);
		expect(sent.at(-1)).toBe('+s2 cash:LDN');
		send('s2', snapshot(1, { a: { current: 2 } }, 'e2'));
		frames.paint();
		expect(store.get().rows.get('a')).toEqual({ current: 2 });
	});

	it('does not ask for a stream in its grace that nobody holds, when frames of it are missing', () => {
		const { client, server, send, timers, sent } = setUp();
		const release = client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		timers.advance(2_000);
		release();
		send('s1', delta(3, { a: { current: 3 } }));
		timers.advance(10_000);
		expect(sent.slice(-2)).toEqual(['+s1 cash:LDN', '-s1']);
		client.retain(STREAM);
		expect(sent.at(-1)).toBe('+s2 cash:LDN');
	});

	it('drops frames of an older request', () => {
		const { client, server, send, frames, store, sent } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		server().onClose('transport close');
		server().onOpen();
		send('s1', delta(2, { a: { current: 2 } }));
		server().onConfirm('s1', STREAM);
		send('s1', delta(2, { a: { current: 2 } }));
		frames.paint();
		expect(store.get().rows.get('a')).toEqual({ current: 1 });
		expect(sent.filter((line) => line.startsWith('+'))).toEqual(['+s1 cash:LDN', '+s2 cash:LDN']);
	});

	it('takes up a server that started anew after the socket comes back', () => {
		const { client, server, send, frames, timers, store, sent } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(40, { a: { current: 1 } }));
		server().onClose('transport close');
		expect(client.connection.get()).toMatchObject({ kind: 'lost', retryAt: timers.now() + 1_000 });
		timers.advance(1_000);
		expect(sent.at(-1)).toBe('open');
		server().onOpen();
		send('s2', snapshot(1, { b: { current: 2 } }, 'e2'));
		frames.paint();
		expect([...store.get().rows.keys()]).toEqual(['b']);
		expect(store.get().epoch).toBe('e2');
	});

	it('waits longer with each failed attempt, and at once when asked', () => {
		const { client, server, timers, sent } = setUp();
		server().onClose('refused');
		const first = client.connection.get();
		timers.advance(1_000);
		server().onClose('refused');
		expect(client.connection.get()).toMatchObject({ kind: 'lost', retryAt: timers.now() + 2_000 });
		expect(client.connection.get()).toMatchObject({ since: first.kind === 'lost' ? first.since : null });
		const opens = sent.length;
		client.retryNow();
		expect(sent.length).toBe(opens + 1);
	});

	it('does not turn unreadable frames into a storm of requests', () => {
		const { client, server, timers, sent } = setUp();
		client.retain(STREAM);
		server().onOpen();
		server().onConfirm('s1', STREAM);
		server().onFrame(STREAM, new Uint8Array([250]));
		expect(sent.at(-1)).toBe('-s1');
		timers.advance(999);
		expect(sent.at(-1)).toBe('-s1');
		timers.advance(1);
		expect(sent.at(-1)).toBe('+s2 cash:LDN');
	});

	it('rests when the server calls it too slow', () => {
		const { client, server, send, timers, sent, frames, store } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, {}));
		timers.advance(60_000);
		send('s1', { kind: 'reset', stream: STREAM, reason: 'TOO_SLOW' });
		frames.paint();
		expect(store.get().phase).toEqual({ kind: 'resyncing', why: 'this page was too slow' });
		timers.advance(1_999);
		expect(sent.at(-1)).toBe('-s1');
		timers.advance(1);
		expect(sent.at(-1)).toBe('+s2 cash:LDN');
	});

	it('does not ask again for what it may not see', () => {
		const { client, server, send, timers, sent, frames, store } = setUp();
		client.retain(STREAM);
		server().onOpen();
		server().onConfirm('s1', STREAM);
		send('s1', { kind: 'reset', stream: STREAM, reason: 'FORBIDDEN' });
		timers.advance(60_000);
		frames.paint();
		expect(store.get().phase).toEqual({ kind: 'refused', why: 'you may not see it' });
		expect(sent.filter((line) => line.startsWith('+'))).toEqual(['+s1 cash:LDN']);
	});

	it('keeps a stream for five seconds after the last view has gone, then forgets its rows', () => {
		const { client, server, send, timers, sent, frames, store } = setUp();
		const release = client.retain(STREAM);
		const releaseOther = client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		release();
		release();
		timers.advance(10_000);
		expect(sent.at(-1)).toBe('+s1 cash:LDN');
		releaseOther();
		timers.advance(4_999);
		client.retain(STREAM)();
		timers.advance(4_999);
		expect(sent.at(-1)).toBe('+s1 cash:LDN');
		timers.advance(1);
		expect(sent.at(-1)).toBe('-s1');
		frames.paint();
		expect(store.get()).toMatchObject({ phase: { kind: 'loading' }, epoch: null });
	});

	it('gives the same view until something changes, whatever heartbeats come', () => {
		const { client, server, send, frames, store, timers } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 } }));
		frames.paint();
		const view = store.get();
		const listener = vi.fn();
		store.subscribe(listener);
		timers.advance(1_000);
		send('s1', { kind: 'heartbeat', stream: STREAM, epoch: 'e1', seq: 1, asOf: 5_000, sentAt: 5_200 });
		frames.paint();
		expect(store.get()).toBe(view);
		expect(listener).not.toHaveBeenCalled();
		expect(store.vitals()).toMatchObject({ heardAt: timers.now(), dataAge: 200 });
	});

	it('hands a hidden minute to the grid as one set of changes', () => {
		const { client, server, send, frames, store } = setUp();
		client.retain(STREAM);
		server().onOpen();
		send('s1', snapshot(1, { a: { current: 1 }, b: { current: 1 }, c: { current: 1 } }));
		frames.paint();
		const changes = vi.fn();
		store.onChanges(changes);
		frames.setHidden(true);
		for (let seq = 2; seq < 200; seq++) send('s1', delta(seq, { a: { current: seq } }));
		send('s1', delta(200, { d: { current: 1 } }, 'e1', ['b']));
		frames.paint();
		expect(changes).not.toHaveBeenCalled();
		frames.setHidden(false);
		frames.paint();
		expect(changes).toHaveBeenCalledOnce();
		const [what] = changes.mock.calls[0] ?? [];
		expect(what).toEqual({ kind: 'some', changed: new Set(['a', 'd']), removed: new Set(['b']) });
	});

	it('isolates a listener that throws from the others', async () => {
		const { client, server, send, frames, store } = setUp();
		client.retain(STREAM);
		server().onOpen();
		const surfaced = vi.fn();
		vi.stubGlobal('queueMicrotask', (callback: () => void) => {
			try {
				callback();
			} catch (error) {
				surfaced(error);
			}
		});
		const other = vi.fn();
		store.subscribe(() => {
			throw new Error('broken view');
		});
		store.subscribe(other);
		send('s1', snapshot(1, {}));
		frames.paint();
		expect(other).toHaveBeenCalledOnce();
		expect(surfaced).toHaveBeenCalledOnce();
		vi.unstubAllGlobals();
	});
});
