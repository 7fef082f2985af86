import { createAcknowledger, FRAME_EVENT, packetParser, streamOf } from '@tideline/stream';
import { io } from 'socket.io-client';

/** What the socket tells its owner. */
export interface SocketEvents {
	onOpen(): void;
	/** Also when an attempt to open fails. */
	onClose(reason: string): void;
	/** Frames of the stream after this belong to the request `id`. */
	onConfirm(id: string, stream: string): void;
	onFrame(stream: string, bytes: Uint8Array): void;
}

/** The one connection to the BFF; it does not reconnect by itself, its owner knows when and says so on the screen. */
export interface Socket {
	open(): void;
	close(): void;
	subscribe(id: string, stream: string): void;
	unsubscribe(id: string): void;
}

/** The socket of this page's origin, or of the address given, where there is no page; the messages are in docs/protocol.md. */
export function createSocket(events: SocketEvents, address?: string): Socket {
	const options: NonNullable<Parameters<typeof io>[1]> = {
		path: '/socket.io',
		parser: packetParser,
		transports: ['websocket'],
		autoConnect: false,
		reconnection: false,
		timeout: 5_000,
	};
	const socket = address === undefined ? io(options) : io(address, options);
	const acknowledger = createAcknowledger({
		send: (count) => void (socket.connected && socket.emit('ack', count)),
		after: (milliseconds, callback) => void setTimeout(callback, milliseconds),
	});
	socket.on('connect', () => {
		acknowledger.restart();
		events.onOpen();
	});
	socket.on('disconnect', (reason) => events.onClose(reason));
	socket.on('connect_error', (error) => events.onClose(error.message));
	socket.on('subscribed', (id: unknown, stream: unknown) => {
		if (typeof id === 'string' && typeof stream === 'string') events.onConfirm(id, stream);
	});
	socket.on(FRAME_EVENT, (bytes: unknown) => {
		if (!(bytes instanceof Uint8Array)) return;
		acknowledger.received(bytes.length);
		const stream = streamOf(bytes);
		if (stream !== null) events.onFrame(stream, bytes);
	});
	return {
		open: () => void socket.connect(),
		close: () => void socket.disconnect(),
		// An emit while disconnected would be queued and sent twice: the client asks again for everything when the socket opens.
		subscribe: (id, stream) => void (socket.connected && socket.emit('subscribe', { id, stream })),
		unsubscribe: (id) => void (socket.connected && socket.emit('unsubscribe', { id })),
	};
}
