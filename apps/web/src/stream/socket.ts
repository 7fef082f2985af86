import { io } from 'socket.io-client';

/** What the socket tells its owner. */
export interface SocketEvents {
	onOpen(): void;
	/** Also when an attempt to open fails. */
	onClose(reason: string): void;
	onFrame(id: string, bytes: Uint8Array): void;
}

/** The one connection to the BFF; it does not reconnect by itself, its owner knows when and says so on the screen. */
export interface Socket {
	open(): void;
	close(): void;
	subscribe(id: string, stream: string): void;
	unsubscribe(id: string): void;
}

/** The socket of this page's origin. */
export function createSocket(events: SocketEvents): Socket {
	const socket = io({ path: '/socket.io', transports: ['websocket'], autoConnect: false, reconnection: false, timeout: 5_000 });
	socket.on('connect', () => events.onOpen());
	socket.on('disconnect', (reason) => events.onClose(reason));
	socket.on('connect_error', (error) => events.onClose(error.message));
	socket.on('frame', (id: unknown, bytes: unknown, acknowledge: unknown) => {
		if (typeof id === 'string' && bytes instanceof ArrayBuffer) events.onFrame(id, new Uint8Array(bytes));
		if (typeof acknowledge === 'function') acknowledge();
	});
	return {
		open: () => void socket.connect(),
		close: () => void socket.disconnect(),
		// An emit while disconnected would be queued and sent twice: the client asks again for everything when the socket opens.
		subscribe: (id, stream) => void (socket.connected && socket.emit('subscribe', { id, stream })),
		unsubscribe: (id) => void (socket.connected && socket.emit('unsubscribe', { id })),
	};
}
