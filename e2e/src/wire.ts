import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP relay in front of the BFF: the network between browser and server, which a test can cut, stall and mend. */
export class Wire implements AsyncDisposable {
	readonly #server: Server;
	readonly #pairs = new Set<readonly [Socket, Socket]>();
	#state: 'whole' | 'cut' | 'stalled' = 'whole';
	readonly url: string;

	private constructor(server: Server, port: number) {
		this.#server = server;
		this.url = `http://127.0.0.1:${port}`;
	}

	static async open(target: string): Promise<Wire> {
		const server = createServer();
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const wire = new Wire(server, (server.address() as { port: number }).port);
		const { hostname, port } = new URL(target);
		server.on('connection', (near) => wire.#relay(near, connect(Number(port), hostname)));
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

	/** Lets everything through again, the bytes held back first. */
	mend(): void {
		this.#state = 'whole';
		for (const pair of this.#pairs) for (const socket of pair) socket.resume();
	}

	#relay(near: Socket, far: Socket): void {
		const pair = [near, far] as const;
		this.#pairs.add(pair);
		for (const [from, to] of [pair, [far, near] as const]) {
			from.on('data', (bytes) => void to.write(bytes));
			from.on('error', () => undefined);
			from.on('close', () => {
				to.destroy();
				this.#pairs.delete(pair);
			});
		}
		if (this.#state === 'cut') near.destroy();
		if (this.#state === 'stalled') for (const socket of pair) socket.pause();
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
