import type { Cash, JoinedPosition, Lcr } from '@tideline/domain';
import { FrameDecoder, type StreamName } from '@tideline/stream';
import { createSocket } from '../../apps/web/src/stream/socket.ts';
import { createStreamClient, type StreamClient } from '../../apps/web/src/stream/stream-client.ts';
import { browserTimers } from '../../apps/web/src/stream/timers.ts';
import { figuresOfCash, figuresOfLcr, figuresOfPosition } from '../src/recompute.ts';

const PAINT_EVERY_MS = 16;

/** The page's own stream client on a real socket, without a browser around it: what the page would show. */
export class WatchedPage implements Disposable {
	readonly #client: StreamClient;
	readonly #followed = new Set<StreamName>();

	constructor(address: string) {
		this.#client = createStreamClient({
			createSocket: (events) => createSocket(events, address),
			createDecoder: () => new FrameDecoder(),
			frames: { request: (paint) => void setTimeout(paint, PAINT_EVERY_MS), hidden: () => false, onVisible: () => () => undefined },
			timers: browserTimers(),
			random: Math.random,
		});
	}

	/** All that it shows, in the order of `figuresOfBook`; null while one of the streams is not current. */
	figures(entityIds: readonly string[]) {
		this.#client.retryNow();
		const lcr = entityIds.map((entityId) => this.#rows<Lcr>(`lcr:${entityId}`));
		const cash = this.#rows<Cash>('cash:GROUP');
		const positions = this.#rows<JoinedPosition>('positions:GROUP');
		if (cash === null || positions === null || lcr.includes(null)) return null;
		return {
			lcr: lcr.map((rows) => figuresOfLcr(rows?.[0] ?? null)),
			cash: cash.map(figuresOfCash),
			positions: positions.map(figuresOfPosition),
		};
	}

	[Symbol.dispose](): void {
		this.#client.close();
	}

	/** In the order of their keys. */
	#rows<R>(stream: StreamName): R[] | null {
		if (!this.#followed.has(stream)) this.#client.retain(stream);
		this.#followed.add(stream);
		const { phase, rows } = this.#client.store(stream).get();
		if (phase.kind !== 'current') return null;
		return [...(rows as ReadonlyMap<string, R>)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	}
}
