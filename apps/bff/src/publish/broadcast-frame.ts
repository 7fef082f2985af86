import { webSocketFrame } from './websocket-frame.ts';

/** What a frame needs of a connection of Engine.IO. */
interface Connection {
	readonly readyState: string;
	readonly transport: { readonly writable: boolean };
	write(payload: Buffer, options: { compress: boolean; wsPreEncodedFrame: readonly Buffer[] }): void;
}
/** The part of a `ws` socket that Socket.IO itself sends frames with that are put together already; neither declares it. */
interface FrameSender {
	readonly readyState: number;
	readonly OPEN: number;
	readonly _sender?: { sendFrame?(frame: readonly Buffer[]): void };
}

/**
 * One binary message for many connections, its WebSocket frame put together once. Where nothing waits on a connection the frame goes
 * straight to its WebSocket: Socket.IO's queue, events and callbacks cost more than the write itself. Else it goes through that queue,
 * behind what waits there; a transport that knows no frames sends the payload.
 */
export class BroadcastFrame {
	readonly #payload: Buffer;
	readonly #frame: readonly Buffer[];
	readonly #options: Parameters<Connection['write']>[1];

	constructor(bytes: Uint8Array) {
		this.#payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#frame = [webSocketFrame(this.#payload)];
		this.#options = { compress: false, wsPreEncodedFrame: this.#frame };
	}

	sendTo(connection: Connection): void {
		const socket = idleSocket(connection);
		if (socket?._sender?.sendFrame !== undefined) socket._sender.sendFrame(this.#frame);
		else connection.write(this.#payload, this.#options);
	}
}

/** The WebSocket of an open connection on which nothing waits. */
function idleSocket(connection: Connection): FrameSender | null {
	const { writeBuffer } = connection as unknown as { readonly writeBuffer: readonly unknown[] };
	if (connection.readyState !== 'open' || !connection.transport.writable || writeBuffer.length > 0) return null;
	const { socket } = connection.transport as { socket?: FrameSender };
	return socket !== undefined && socket.readyState === socket.OPEN ? socket : null;
}
