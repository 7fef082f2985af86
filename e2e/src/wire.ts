import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP relay in front of a server: the network between the two sides, which a test can cut, stall, slow down and mend. */
export class Wire implements AsyncDisposable {
	readonly #server: Server;
	readonly #pairs = new Set<readonly [Socket, Socket]>();
	#state: 'whole' | 'cut' | 'stalled' = 'whole';
	#bytesPerSecond = Number.POSITIVE_INFINITY;
	readonly port: number;
	readonly url: string;

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.port = port;
		this.url = `http://127.0.0.1:${port}`;
	}

	/** `target`: URL of the server; connections wait for one that is not known yet. */
	static async open(target: string | Promise<string>): Promise<Wire> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const wire = new Wire(server, (server.address() as { port: number }).port);
		server.on('connection', async (near) => {
			near.on('error', () => undefined);
			const { hostname, port } = new URL(await target);
			wire.#relay(near, connect(Number(port), hostname));
		});
		return wire;
	}

	/** Ends every connection and lets no new one through. */
	cut(): void {
		this.#state = 'cut';
		this.#destroyAll();
	}

	/** Connections stay, but not a byte passes: what a browser sees of a network that has gone away without a word. */
	stall(): void {
		this.#state = 'stalled';
		for (const pair of this.#pairs) for (const socket of pair) socket.pause();
	}

	/** No more than so many bytes a second pass through each connection in each direction. */
	slow(bytesPerSecond: number): void {
		this.#bytesPerSecond = bytesPerSecond;
	}

	/** Lets everything through again, the bytes held back first. */
	mend(): void {
		this.#state = 'whole';
		this.#bytesPerSecond = Number.POSITIVE_INFINITY;
		for (const pair of this.#pairs) for (const socket of pair) socket.resume();
	}

	#relay(near: Socket, far: Socket): void {
		const pair = [near, far] as const;
		this.#pairs.add(pair);
		for (const [from, to] of [pair, [far, near] as const]) {
			from.on('data', (bytes) => {
				to.write(bytes);
				this.#rest(from, bytes.length);
			});
			from.on('error', () => undefined);
			from.on('close', () => {
				to.destroy();
				this.#pairs.delete(pair);
			});
		}
		if (this.#state === 'cut') near.destroy();
		if (this.#state === 'stalled') for (const socket of pair) socket.pause();
	}

	/** Holds a socket for as long as the bytes take at the pace that is set. */
	#rest(socket: Socket, bytes: number): void {
		const milliseconds = (1_000 * bytes) / this.#bytesPerSecond;
		if (milliseconds < 1) return;
		socket.pause();
		setTimeout(() => this.#state === 'stalled' || socket.resume(), milliseconds);
	}

	#destroyAll(): void {
		for (const [near, far] of this.#pairs) {
			near.destroy();
			far.destroy();
		}
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#server.close();
		this.#destroyAll();
		await once(this.#server, 'close');
	}
}
