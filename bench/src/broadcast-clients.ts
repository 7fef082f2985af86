import { createAcknowledger } from '@tideline/stream';
import { WebSocket } from 'ws';

/** A process of clients, so that their work is not the server's: it follows one stream on many sockets and reports how late frames came. */
interface Order {
	url: string;
	clients: number;
	/** The first so many read nothing any more once they have joined. */
	stalled: number;
	/** `socket.io` speaks our protocol by hand, `bare` only reads. */
	protocol: 'socket.io' | 'bare';
}
/** Sockets that are opened at once. */
const OPENING = 50;

const latencies: number[] = [];
const sockets: WebSocket[] = [];

process.on('message', (message: Order | 'report') => {
	if (message === 'report') process.send?.(latencies.splice(0));
	else void connectAll(message);
});
process.on('disconnect', () => process.exit());

async function connectAll(order: Order): Promise<void> {
	while (sockets.length < order.clients) {
		const batch = Array.from({ length: Math.min(OPENING, order.clients - sockets.length) }, () => connect(order));
		sockets.push(...(await Promise.all(batch)));
	}
	for (const socket of sockets.slice(0, order.stalled)) socket.pause();
	process.send?.('joined');
}

function connect({ url, protocol }: Order): Promise<WebSocket> {
	const { promise, resolve, reject } = Promise.withResolvers<WebSocket>();
	const socket = new WebSocket(url, { perMessageDeflate: false });
	let frames = 0;
	const acknowledger = createAcknowledger({
		send: (count) => socket.send(`42["ack",${count}]`),
		after: (milliseconds, callback) => void setTimeout(callback, milliseconds),
	});
	socket.on('error', reject);
	if (protocol === 'bare') socket.on('open', () => resolve(socket));
	socket.on('message', (data: Buffer, isBinary) => {
		if (!isBinary) return answer(socket, data.toString());
		frames++;
		if (protocol === 'socket.io') {
			acknowledger.received(data.length);
			// The snapshot comes first: whoever has it has joined.
			if (frames === 1) return resolve(socket);
		}
		latencies.push(performance.timeOrigin + performance.now() - data.readDoubleLE(0));
	});
	return promise;
}

/** Opening of Engine.IO, namespace, heartbeat: what the client library does. */
function answer(socket: WebSocket, text: string): void {
	if (text.startsWith('0')) socket.send('40');
	else if (text.startsWith('40')) socket.send('42["subscribe",{"id":"a","stream":"bench"}]');
	else if (text === '2') socket.send('3');
}
