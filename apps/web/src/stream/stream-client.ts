import { assertNever } from '@tideline/domain';
import { type Frame, reduce, type StreamKind, type StreamName, type StreamRows } from '@tideline/stream';

import { type Connection, createConnection } from './connection.ts';
import { createFlush, type FrameSource } from './flush.ts';
import type { Observable } from './observable.ts';
import { createRowStore, type RowStore } from './row-store.ts';
import type { Socket, SocketEvents } from './socket.ts';
import type { Timers } from './timers.ts';

/** A page that nobody looks at for a moment keeps its streams, so that going to and fro costs no snapshot. */
const GRACE_MS = 5_000;
/** Least time between two requests for one stream: a stream that never fits must not turn into a storm of snapshots. */
const REST_MS = 1_000;
/** A client that was too slow rests longer. */
const TOO_SLOW_REST_MS = 2_000;

/** Reads frames in order. @throws from `decode` when the bytes are not a frame. */
interface FrameReader {
	decode(bytes: Uint8Array): Frame;
}

export interface StreamClientDeps {
	createSocket(events: SocketEvents): Socket;
	/** A reader for the frames of one request. */
	createDecoder(): FrameReader;
	frames: FrameSource;
	timers: Timers;
	random(): number;
}

/** The row type of a stream by its name. */
export type RowOf<N extends StreamName> = N extends `${infer Kind extends StreamKind}:${string}`
	? StreamRows[Kind]
	: N extends StreamKind
		? StreamRows[N]
		: never;

export interface StreamClient {
	connection: Observable<Connection>;
	/** The store of a stream; subscribing to the server begins with the first `retain`. */
	store<N extends StreamName>(stream: N): RowStore<RowOf<N>>;
	/** Keeps a stream subscribed until the returned function is called, and for a grace after it. */
	retain(stream: StreamName): () => void;
	retryNow(): void;
	timers: Timers;
	close(): void;
}

interface Subscription {
	stream: StreamName;
	store: RowStore<unknown>;
	holders: number;
	/** Of the latest request; null while nothing is asked for. */
	id: string | null;
	/** The server has answered the request: frames before that belong to an older one. */
	confirmed: boolean;
	decoder: FrameReader;
	requestedAt: number;
	cancelTimer(): void;
}

/** Holds the streams of the page: one store each, subscribed while someone retains it, resynchronised whenever a frame does not fit. */
export function createStreamClient(deps: StreamClientDeps): StreamClient {
	const { timers } = deps;
	const flush = createFlush(deps.frames);
	const subscriptions = new Map<StreamName, Subscription>();
	let nextId = 1;

	const connection = createConnection({
		createSocket: deps.createSocket,
		timers,
		random: deps.random,
		onOpen() {
			for (const subscription of subscriptions.values()) {
				if (subscription.holders > 0) request(subscription, 'reconnected');
				// What was asked for on the connection before is not heard on this one, should somebody hold it again within the grace.
				else subscription.id = null;
			}
		},
		onConfirm(id, stream) {
			const subscription = subscriptions.get(stream as StreamName);
			if (subscription?.id === id) subscription.confirmed = true;
		},
		onFrame: receive,
	});

	function subscriptionOf(stream: StreamName): Subscription {
		let subscription = subscriptions.get(stream);
		if (!subscription) {
			const store = createRowStore<unknown>(stream, timers.now(), flush.mark);
			subscription = {
				stream,
				store,
				holders: 0,
				id: null,
				confirmed: false,
				decoder: deps.createDecoder(),
				requestedAt: Number.NEGATIVE_INFINITY,
				cancelTimer: () => {},
			};
			subscriptions.set(stream, subscription);
		}
		return subscription;
	}

	function request(subscription: Subscription, why: string): void {
		subscription.cancelTimer();
		drop(subscription);
		const { store } = subscription;
		if (store.get().epoch !== null) store.setPhase({ kind: 'resyncing', why });
		store.setVitals({ wantedAt: timers.now() });
		if (connection.state.get().kind !== 'open') return;
		subscription.decoder = deps.createDecoder();
		subscription.requestedAt = timers.now();
		subscription.id = `s${nextId++}`;
		subscription.confirmed = false;
		connection.socket.subscribe(subscription.id, subscription.stream);
	}

	function drop(subscription: Subscription): void {
		if (subscription.id === null) return;
		connection.socket.unsubscribe(subscription.id);
		subscription.id = null;
	}

	/** Asks for a new snapshot; what comes until then is of no use and is not waited for. Nobody needs one of a stream in its grace. */
	function resync(subscription: Subscription, why: string, rest = REST_MS): void {
		subscription.cancelTimer();
		drop(subscription);
		if (subscription.holders === 0) {
			subscription.store.clear();
			return;
		}
		subscription.store.setPhase({ kind: 'resyncing', why });
		const wait = subscription.requestedAt + rest - timers.now();
		if (wait > 0) subscription.cancelTimer = timers.after(wait, () => request(subscription, why));
		else request(subscription, why);
	}

	function receive(stream: string, bytes: Uint8Array): void {
		const subscription = subscriptions.get(stream as StreamName);
		if (!subscription?.confirmed || subscription.id === null) return;
		const { store } = subscription;
		let frame: Frame;
		try {
			frame = subscription.decoder.decode(bytes);
		} catch {
			resync(subscription, 'a frame could not be read');
			return;
		}
		const reduced = reduce(store.table(), frame);
		switch (reduced.kind) {
			case 'applied':
				store.setVitals({
					heardAt: timers.now(),
					heardWall: timers.wallClock(),
					// A server that has read nothing yet knows no age.
					...(frame.kind === 'heartbeat' ? { dataAge: frame.asOf > 0 ? Math.max(0, frame.sentAt - frame.asOf) : null } : {}),
				});
				store.setTable(reduced.table, reduced.whole, reduced.changed, reduced.removed);
				return;
			case 'ignored':
				return;
			case 'gap':
				resync(subscription, 'frames were missing');
				return;
			case 'stale-epoch':
				resync(subscription, 'the server has started anew');
				return;
			case 'reset':
				refused(subscription, reduced.reason);
				return;
			default:
				assertNever(reduced);
		}
	}

	function refused(subscription: Subscription, reason: (Frame & { kind: 'reset' })['reason']): void {
		switch (reason) {
			case 'UNKNOWN_STREAM':
			case 'FORBIDDEN':
				drop(subscription);
				subscription.store.setPhase({
					kind: 'refused',
					why: reason === 'FORBIDDEN' ? 'you may not see it' : 'the server does not know it',
				});
				return;
			case 'TOO_SLOW':
				resync(subscription, 'this page was too slow', timers.now() - subscription.requestedAt + TOO_SLOW_REST_MS);
				return;
			case 'STREAM_CLOSED':
			case 'RESTARTED':
				resync(subscription, 'the server has started anew');
				return;
			default:
				assertNever(reason);
		}
	}

	return {
		connection: connection.state,
		timers,
		store: <N extends StreamName>(stream: N) => subscriptionOf(stream).store as RowStore<RowOf<N>>,
		retain(stream) {
			const subscription = subscriptionOf(stream);
			subscription.holders++;
			if (subscription.holders === 1) {
				subscription.cancelTimer();
				if (subscription.id === null) request(subscription, 'asked for again');
			}
			let released = false;
			return () => {
				if (released) return;
				released = true;
				subscription.holders--;
				if (subscription.holders > 0) return;
				subscription.cancelTimer();
				subscription.cancelTimer = timers.after(GRACE_MS, () => {
					drop(subscription);
					subscription.store.clear();
				});
			};
		},
		retryNow: connection.retryNow,
		close() {
			connection.close();
			flush.dispose();
		},
	};
}
