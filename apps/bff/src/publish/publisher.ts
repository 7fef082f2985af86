import type { Server as HttpServer } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Events } from '../events.ts';
import type { StreamTable } from '../project/stream-table.ts';
import type { Tables } from '../project/tables.ts';
import { Gateway } from './gateway.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import type { SendLimits } from './send-window.ts';

/** Least milliseconds between two publications: grids, and figures that are drawn as charts. */
const GRID_TICK_MS = 100;
const CHART_TICK_MS = 250;
const HEARTBEAT_MS = 1_000;

export interface PublisherDeps {
	server: HttpServer;
	tables: Tables;
	clock: Clock;
	events: Events;
	ready(): boolean;
	limits?: SendLimits | undefined;
}

/** Publishes the tables as they change, at their pace, and keeps the pages' sockets. */
export class Publisher {
	readonly #outbox: Outbox;
	readonly #gateway: Gateway;
	readonly #tables: Tables;
	readonly #stops: (() => void)[] = [];

	constructor({ server, tables, clock, events, ready, limits }: PublisherDeps) {
		this.#tables = tables;
		this.#outbox = new Outbox((stream, bytes) => this.#gateway.broadcast(stream, bytes), events.frameEncoded);
		this.#gateway = new Gateway({
			server,
			now: clock.now,
			ready,
			events,
			limits,
			open: (stream) => {
				const table = tables.get(stream);
				return table === undefined ? null : this.#outbox.open(table);
			},
			onDeserted: (stream) => this.#outbox.close(stream),
		});
		const grids = new Pace(clock, GRID_TICK_MS, () => this.#tick(ready, false));
		const charts = new Pace(clock, CHART_TICK_MS, () => this.#tick(ready, true));
		tables.onChange((table) => (isChart(table) ? charts : grids).ask());
		this.#stops.push(
			() => grids.stop(),
			() => charts.stop(),
			clock.every(HEARTBEAT_MS, () => this.#outbox.heartbeat(clock.now())),
		);
	}

	/** Publishes everything that was read so far as the first state, and lets those in who waited for it. */
	begin(onPublished: () => void): void {
		this.#outbox.tick(this.#tables.all());
		onPublished();
		this.#gateway.openWaiting();
	}

	/** Publishes what has changed without waiting for its tick. */
	publish(): void {
		this.#outbox.tick(this.#tables.all());
	}

	close(): void {
		for (const stop of this.#stops) stop();
		this.#gateway.close();
	}

	#tick(ready: () => boolean, charts: boolean): void {
		if (ready()) this.#outbox.tick([...this.#tables.all()].filter((table) => isChart(table) === charts));
	}
}

function isChart({ stream }: StreamTable): boolean {
	return stream.startsWith('lcr:') || stream.startsWith('cash:');
}
