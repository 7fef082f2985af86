import { type Cell, cell, type Observable } from './observable.ts';
import { backoff } from './reconnect-policy.ts';
import type { Socket, SocketEvents } from './socket.ts';
import type { Timers } from './timers.ts';

/** The state of the one connection. `since` is wall time, `retryAt` monotonic. */
export type Connection =
	| { kind: 'connecting' }
	| { kind: 'open' }
	/** Lost, or never had: `since` is when it was last heard, or when the page first tried. */
	| { kind: 'lost'; since: number; retryAt: number | null };

export interface ConnectionDeps {
	createSocket(events: SocketEvents): Socket;
	timers: Timers;
	random(): number;
	onOpen(): void;
	onConfirm(id: string, stream: string): void;
	onFrame(stream: string, bytes: Uint8Array): void;
}

/** Keeps one socket open: tries again with growing waits until closed. */
export function createConnection(deps: ConnectionDeps): {
	state: Observable<Connection>;
	socket: Socket;
	retryNow(): void;
	close(): void;
} {
	const { timers } = deps;
	const state: Cell<Connection> = cell<Connection>({ kind: 'connecting' });
	let attempt = 0;
	let closed = false;
	let cancelRetry = () => {};

	const socket = deps.createSocket({
		onOpen() {
			attempt = 0;
			cancelRetry();
			state.set({ kind: 'open' });
			deps.onOpen();
		},
		onClose() {
			if (closed) return;
			const before = state.get();
			const since = before.kind === 'lost' ? before.since : timers.wallClock();
			const wait = backoff(attempt++, deps.random);
			state.set({ kind: 'lost', since, retryAt: timers.now() + wait });
			cancelRetry();
			cancelRetry = timers.after(wait, tryNow);
		},
		onConfirm: deps.onConfirm,
		onFrame: deps.onFrame,
	});
	function tryNow(): void {
		const now = state.get();
		if (now.kind === 'lost') state.set({ ...now, retryAt: null });
		socket.open();
	}
	socket.open();
	return {
		state,
		socket,
		retryNow() {
			if (state.get().kind !== 'lost') return;
			cancelRetry();
			tryNow();
		},
		close() {
			closed = true;
			cancelRetry();
			socket.close();
		},
	};
}
