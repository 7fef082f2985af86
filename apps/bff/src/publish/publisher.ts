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
	readonly #clock: Clock;
	readonly #ready: () => boolean;
	readonly #paces = new Map<StreamTable, Pace>();
	readonly #stops: (() => void)[] = [];

	constructor({ server, tables, clock, events, ready, limits }: PublisherDeps) {
		this.#tables = tables;
		this.#clock = clock;
		this.#ready = ready;
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
		tables.onChange((table) => this.#paceOf(table).ask());
		this.#stops.push(clock.every(HEARTBEAT_MS, () => this.#outbox.heartbeat(clock.now())));
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
		for (const pace of this.#paces.values()) pace.stop();
		this.#gateway.close();
	}

	/** Of each stream its own: one that changes in step with the engine does not wait for a tick that another stream began. */
	#paceOf(table: StreamTable): Pace {
		const known = this.#paces.get(table);
		if (known !== undefined) return known;
		const pace = new Pace(this.#clock, isChart(table) ? CHART_TICK_MS : GRID_TICK_MS, () => {
			if (this.#ready()) this.#outbox.tick([table]);
		});
		this.#paces.set(table, pace);
		return pace;
	}
}

function isChart({ stream }: StreamTable): boolean {
	return stream.startsWith('lcr:') || stream.startsWith('cash:');
}
