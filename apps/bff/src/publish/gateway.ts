import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { FRAME_EVENT, packetParser } from '@tideline/stream';
import { Server, type Socket } from 'socket.io';
import type { ZodType } from 'zod';
import { sameOrigin } from '../http/origin.ts';
import { BroadcastFrame } from './broadcast-frame.ts';
import { Client } from './client.ts';
import { acknowledgeMessage, MAX_CLIENTS, MAX_MESSAGE_BYTES, subscribeMessage, unsubscribeMessage } from './client-message.ts';
import type { SendLimits } from './send-window.ts';

export interface GatewayDeps {
	server: HttpServer;
	now(): number;
	ready(): boolean;
	/** The snapshot of a stream that a client begins to follow; null when there is no such stream. */
	open(stream: string): Uint8Array | null;
	/** The last follower of a stream has gone. */
	onDeserted(stream: string): void;
	limits?: SendLimits | undefined;
	events: {
		clientOpened(clients: number): void;
		clientClosed(clients: number): void;
		clientDropped(reason: string): void;
		clientTooSlow(frames: number, bytes: number): void;
	};
}

/** A connection on which no client has opened within this time is closed. */
const JOIN_WITHIN_MS = 10_000;

/** A client and the connection under its socket. */
interface Peer {
	client: Client;
	connection: Socket['conn'];
}

/** The sockets of the pages: rooms are streams, a frame is put together once for its room. */
export class Gateway {
	readonly #io: Server;
	readonly #deps: GatewayDeps;
	readonly #peers = new Map<string, Peer>();
	/** Connections that have their client: a second one would have limits of its own, and be nobody's in the count. */
	readonly #taken = new WeakSet<Socket['conn']>();

	constructor(deps: GatewayDeps) {
		this.#deps = deps;
		this.#io = new Server(deps.server, {
			path: '/socket.io',
			parser: packetParser,
			transports: ['websocket'],
			perMessageDeflate: false,
			httpCompression: false,
			serveClient: false,
			maxHttpBufferSize: MAX_MESSAGE_BYTES,
			connectTimeout: JOIN_WITHIN_MS,
			allowRequest: (request, decide) => this.#admit(request, decide),
		});
		this.#io.on('connection', (socket) => {
			if (this.#taken.has(socket.conn)) return this.#drop(socket, 'second-client');
			this.#taken.add(socket.conn);
			this.#connect(socket);
		});
		this.#io.of('/').adapter.on('delete-room', (room: string) => {
			if (!this.#peers.has(room)) deps.onDeserted(room);
		});
	}

	/** Sends a frame to everyone who follows its stream; who is too slow is taken out instead. Socket.IO's own broadcast would put it together for each. */
	broadcast(stream: string, bytes: Uint8Array): void {
		const followers = this.#io.of('/').adapter.rooms.get(stream);
		if (followers === undefined) return;
		const frame = new BroadcastFrame(bytes);
		for (const id of [...followers]) {
			const peer = this.#peers.get(id);
			if (peer?.client.count(bytes.length)) frame.sendTo(peer.connection);
		}
	}

	/** Begins what had to wait until the server was ready. */
	openWaiting(): void {
		for (const { client } of this.#peers.values()) client.openWaiting();
	}

	/** Closes every socket; the server itself is closed by its owner. */
	close(): void {
		this.#io.disconnectSockets(true);
		this.#io.engine.close();
	}

	#admit(request: IncomingMessage, decide: (error: string | null, allowed: boolean) => void): void {
		const reason = !sameOrigin(request.headers) ? 'origin' : this.#io.engine.clientsCount >= MAX_CLIENTS ? 'too-many-clients' : null;
		if (reason !== null) this.#deps.events.clientDropped(reason);
		decide(reason, reason === null);
	}

	#connect(socket: Socket): void {
		const { events, now, ready, open } = this.#deps;
		// The request is not needed any more and would keep its headers as long as the socket lives.
		(socket.conn as { request: unknown }).request = null;
		const client = new Client({
			socket: {
				confirm: (id, stream) => void socket.emit('subscribed', id, stream),
				frame: (bytes) => void socket.emit(FRAME_EVENT, bytes),
				join: (stream) => void socket.join(stream),
				leave: (stream) => void socket.leave(stream),
				drop: (reason) => this.#drop(socket, reason),
			},
			now,
			ready,
			open,
			onTooSlow: events.clientTooSlow,
			limits: this.#deps.limits,
		});
		this.#peers.set(socket.id, { client, connection: socket.conn });
		events.clientOpened(this.#peers.size);
		const handlers: Record<string, (message: unknown[]) => void> = {
			subscribe: (message) => this.#parsed(socket, subscribeMessage, message, ([{ id, stream }]) => client.subscribe(id, stream)),
			unsubscribe: (message) => this.#parsed(socket, unsubscribeMessage, message, ([{ id }]) => client.unsubscribe(id)),
			ack: (message) => this.#parsed(socket, acknowledgeMessage, message, ([count]) => client.acknowledge(count)),
		};
		socket.onAny((event: string, ...message: unknown[]) => {
			if (!client.allowMessage()) return this.#drop(socket, 'too-many-messages');
			const handle = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
			if (handle === undefined) return this.#drop(socket, 'unknown-message');
			handle(message);
		});
		socket.on('error', () => this.#drop(socket, 'malformed'));
		socket.on('disconnect', () => {
			this.#peers.delete(socket.id);
			events.clientClosed(this.#peers.size);
			// Or it could open anew on the same connection, with limits that know nothing of what waits there.
			socket.conn.close();
		});
	}

	#parsed<T>(socket: Socket, schema: ZodType<T>, message: unknown[], handle: (value: T) => void): void {
		const parsed = schema.safeParse(message);
		if (parsed.success) handle(parsed.data);
		else this.#drop(socket, 'malformed');
	}

	#drop(socket: Socket, reason: string): void {
		if (!socket.connected) return;
		this.#deps.events.clientDropped(reason);
		socket.disconnect(true);
	}
}
