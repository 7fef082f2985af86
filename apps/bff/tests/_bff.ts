import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type Codecs,
	type EventLog,
	FOLDER_GROUP,
	type OpenedLog,
	openCodecs,
	openSqliteLog,
	positionKey,
	TOPICS,
} from '@tideline/event-log';
import {
	emptyTable,
	FRAME_EVENT,
	type Frame,
	FrameDecoder,
	packetParser,
	type Reduced,
	reduce,
	streamOf,
	type Table,
} from '@tideline/stream';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import { type Clock, systemClock } from '../src/clock.ts';
import type { ResolveActor } from '../src/identity/actor.ts';
import { type Bff, startBff } from '../src/index.ts';
import type { SendLimits } from '../src/publish/send-window.ts';

interface StartOptions {
	webRoot?: string;
	limits?: SendLimits;
	log?: EventLog;
	clock?: Clock;
	indexed?: boolean;
	maxIndexedTrades?: number;
	resolveActor?: ResolveActor;
}

/** A log in a folder of its own, and BFFs on it. */
export class TestBench implements AsyncDisposable {
	readonly folder: string;
	readonly log: OpenedLog;
	readonly codecs: Codecs;
	readonly #stops: (() => Promise<void>)[] = [];

	private constructor(log: OpenedLog, codecs: Codecs, folder: string) {
		this.log = log;
		this.codecs = codecs;
		this.folder = folder;
	}

	/** `given`: another log than an embedded one of its own, which the bench closes. */
	static async open(given?: OpenedLog): Promise<TestBench> {
		const folder = mkdtempSync(join(tmpdir(), 'tideline-bff-'));
		const log = given ?? openSqliteLog({ path: join(folder, 'log.db'), maintainEveryMs: 0 });
		await log.ensureTopics(TOPICS);
		return new TestBench(log, await openCodecs(log.registry), folder);
	}

	/** `log`: another view of the bench's log; `indexed`: false does not wait for trades and payments. */
	async start(options: StartOptions = {}): Promise<Bff & { stop(): Promise<void> }> {
		const stopping = new AbortController();
		const bff = await startBff({
			log: options.log ?? this.log,
			codecs: this.codecs,
			clock: options.clock ?? systemClock,
			logger: pino({ level: 'silent' }),
			host: '127.0.0.1',
			port: 0,
			webRoot: options.webRoot ?? null,
			signal: stopping.signal,
			...(options.limits === undefined ? {} : { limits: options.limits }),
			...(options.resolveActor === undefined ? {} : { resolveActor: options.resolveActor }),
			...(options.maxIndexedTrades === undefined ? {} : { maxIndexedTrades: options.maxIndexedTrades }),
		});
		const stop = async (): Promise<void> => {
			stopping.abort();
			await bff.ended;
		};
		this.#stops.push(stop);
		await (options.indexed === false ? bff.caughtUp : bff.indexed);
		return { ...bff, stop };
	}

	/** Says of everything in the log that it is folded, as the engine does. */
	async sayFolded(): Promise<void> {
		const ends = await this.log.ends(TOPICS.map(({ name }) => name));
		const positions = new Map(ends.map(({ topic, partition, high }) => [positionKey(topic, partition), high]));
		await (await this.log.openTransactor(FOLDER_GROUP)).commit({ records: [], group: FOLDER_GROUP, positions });
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const stop of this.#stops) await stop();
		await this.log.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** A page: follows streams, keeps tables, acknowledges unless it is told to hold back. */
export class Page {
	readonly socket: Socket;
	readonly #tables: Map<string, Table>;
	readonly #decoders = new Map<string, FrameDecoder>();
	readonly resets: Frame[] = [];
	readonly misfits: Reduced[] = [];
	/** Hears of every table that a frame has brought about. */
	onApplied: (stream: string, table: Table) => void = () => undefined;
	readonly #listeners = new Set<() => void>();
	#received = 0;
	#next = 1;
	acknowledges = true;

	/** `after`: goes on with the tables of a page that has lost its BFF. */
	constructor(address: string, options: { origin?: string; after?: Page } = {}) {
		this.#tables = new Map(options.after === undefined ? [] : options.after.#tables);
		this.socket = io(address, {
			parser: packetParser,
			transports: ['websocket'],
			reconnection: false,
			forceNew: true,
			...(options.origin === undefined ? {} : { extraHeaders: { origin: options.origin } }),
		});
		this.socket.on('subscribed', (_id: string, stream: string) => this.#decoders.set(stream, new FrameDecoder()));
		this.socket.on(FRAME_EVENT, (bytes: Uint8Array) => this.#take(streamOf(bytes) as string, bytes));
		this.socket.on('disconnect', () => this.#tell());
		this.socket.on('connect_error', () => this.#tell());
	}

	follow(stream: string): string {
		const id = `r${this.#next++}`;
		if (this.socket.connected) this.socket.emit('subscribe', { id, stream });
		else this.socket.once('connect', () => this.socket.emit('subscribe', { id, stream }));
		return id;
	}

	table(stream: string): Table {
		return this.#tables.get(stream) ?? emptyTable(stream);
	}

	/** Acknowledges everything that came while it held back. */
	catchUp(): void {
		this.acknowledges = true;
		this.socket.emit('ack', this.#received);
	}

	/** Resolves when the condition holds; it is asked after each frame. */
	until(condition: () => boolean): Promise<void> {
		if (condition()) return Promise.resolve();
		const { promise, resolve } = Promise.withResolvers<void>();
		const listener = (): void => {
			if (!condition()) return;
			this.#listeners.delete(listener);
			resolve();
		};
		this.#listeners.add(listener);
		return promise;
	}

	close(): void {
		this.socket.disconnect();
	}

	#take(stream: string, bytes: Uint8Array): void {
		this.#received++;
		if (this.acknowledges) this.socket.emit('ack', this.#received);
		const frame = (this.#decoders.get(stream) as FrameDecoder).decode(bytes);
		const result = reduce(this.table(stream), frame);
		if (result.kind === 'applied') {
			this.#tables.set(stream, result.table);
			this.onApplied(stream, result.table);
		} else if (frame.kind === 'reset') this.resets.push(frame);
		else this.misfits.push(result);
		this.#tell();
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener();
	}
}
