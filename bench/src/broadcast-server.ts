import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Gateway } from '@tideline/bff/gateway';
import { WebSocketServer } from 'ws';

type Protocol = 'socket.io' | 'bare';
export interface Round {
	protocol: Protocol;
	clients: number;
	/** How many of them read nothing. */
	stalled: number;
	broadcasts: number;
	/** Milliseconds between two broadcasts. */
	every: number;
}
/** Processor time of one broadcast in the serving process, and how late its frames were read, milliseconds. */
export interface RoundResult {
	cpu: number;
	p99: number;
	frames: number;
}

const FRAME_BYTES = 10 * 1_024;
/** Frames before what is measured, so that both servers run compiled code. */
const WARM_UP = 5;
/** A stalled client is taken out in the first part of a round. */
const LIMITS = { frames: 64, bytes: 4 * 1_024 * 1_024 };
const nothing = (): void => undefined;

/** Serves one stream to clients of another process, and broadcasts frames of 10 KB. */
export async function broadcastRound(round: Round): Promise<RoundResult> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { broadcast, close } = round.protocol === 'bare' ? bare(server) : ours(server);
	const clients = fork(new URL('broadcast-clients.ts', import.meta.url));
	try {
		const { clients: count, stalled, protocol } = round;
		clients.send({ url: urlOf(server, protocol), clients: count, stalled, protocol });
		await once(clients, 'message');
		await send(broadcast, WARM_UP, round.every);
		await report(clients);
		const before = process.cpuUsage();
		await send(broadcast, round.broadcasts, round.every);
		const { user, system } = process.cpuUsage(before);
		const latencies = (await report(clients)).sort((a, b) => a - b);
		const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
		return { cpu: (user + system) / 1_000 / round.broadcasts, p99, frames: latencies.length };
	} finally {
		clients.kill();
		close();
		server.closeAllConnections();
		server.close();
	}
}

async function send(broadcast: (bytes: Buffer) => void, count: number, every: number): Promise<void> {
	for (let sent = 0; sent < count; sent++) {
		const bytes = Buffer.alloc(FRAME_BYTES, sent);
		bytes.writeDoubleLE(performance.timeOrigin + performance.now(), 0);
		broadcast(bytes);
		await pause(every);
	}
	await pause(every * 4);
}

async function report(clients: ChildProcess): Promise<number[]> {
	clients.send('report');
	const [latencies] = (await once(clients, 'message')) as [number[]];
	return latencies;
}

function ours(server: Server): { broadcast(bytes: Buffer): void; close(): void } {
	const gateway = new Gateway({
		server,
		now: Date.now,
		ready: () => true,
		open: () => new Uint8Array(16),
		onDeserted: nothing,
		limits: LIMITS,
		events: { clientOpened: nothing, clientClosed: nothing, clientDropped: nothing, clientTooSlow: nothing },
	});
	return { broadcast: (bytes) => gateway.broadcast('bench', bytes), close: () => gateway.close() };
}

function bare(server: Server): { broadcast(bytes: Buffer): void; close(): void } {
	const sockets = new WebSocketServer({ server, perMessageDeflate: false });
	return {
		broadcast(bytes) {
			for (const socket of sockets.clients) socket.send(bytes);
		},
		close: () => sockets.close(),
	};
}

function urlOf(server: Server, protocol: Protocol): string {
	const { port } = server.address() as AddressInfo;
	return `ws://127.0.0.1:${port}${protocol === 'bare' ? '/' : '/socket.io/?EIO=4&transport=websocket'}`;
}
