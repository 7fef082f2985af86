import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Codecs, type EventLog, REFERENCE_TOPICS } from '@tideline/event-log';
import { ReferenceLookup } from '@tideline/normalise';
import type { Logger } from 'pino';
import type { AppContext } from './app-context.ts';
import { LcrBook } from './book/lcr-book.ts';
import type { Clock } from './clock.ts';
import { measureDeadLetters } from './dead-letter/measure-dead-letters.ts';
import { createEvents } from './events.ts';
import { SwappableFeed } from './feed/swappable-feed.ts';
import { createApp } from './http/app.ts';
import { demoActor, type ResolveActor } from './identity/actor.ts';
import { ACTIVITY_TOPIC, activityTail } from './ingest/activity-tail.ts';
import { DayIndex } from './ingest/day-index.ts';
import { Ingest } from './ingest/ingest.ts';
import { DAY_TOPICS, FIGURE_TOPICS, type Input } from './ingest/input.ts';
import { createMetrics } from './metrics.ts';
import { DayReach } from './project/day-reach.ts';
import { FeedWatch } from './project/feed-watch.ts';
import { Projection } from './project/projection.ts';
import { Tables } from './project/tables.ts';
import { Publisher } from './publish/publisher.ts';
import type { SendLimits } from './publish/send-window.ts';

const FEED_LOOK_MS = 1_000;
/**
 * Longer than the minute for which proxies and clients keep a connection that rests: one that the server closes first may be asked at that
 * very moment, and the request is lost.
 */
const KEEP_ALIVE_MS = 75_000;
/** Nothing waits for anything but the figures at a start; behind them a batch takes a few milliseconds, so that ticks keep their time. */
const FIGURE_BATCH = 2_000;
const DAY_BATCH = 500;
const isReference: ReadonlySet<string> = new Set(REFERENCE_TOPICS);

export interface BffDeps {
	log: EventLog;
	codecs: Codecs;
	clock: Clock;
	logger: Logger;
	host: string;
	/** 0 takes a free one. */
	port: number;
	/** Folder of the built web app; null serves the interface alone. */
	webRoot: string | null;
	/** Ends it. */
	signal: AbortSignal;
	/** Versions of trades, and payments, that are indexed at most. */
	maxIndexedTrades?: number;
	/** The demo analyst by default. */
	resolveActor?: ResolveActor;
	/** What one page may have on its way. */
	limits?: SendLimits;
}

export interface Bff {
	/** `http://127.0.0.1:8080` */
	address: string;
	epoch: string;
	/** Resolves when the figures of everything that was in the log at the start are published. */
	caughtUp: Promise<void>;
	/** Resolves when its trades and payments are indexed too. */
	indexed: Promise<void>;
	/** Resolves when the signal has ended it and every socket is closed; rejects when reading the log failed. */
	ended: Promise<void>;
}

/** Serves REST, streams and the page from the log. @throws what listening throws, EADDRINUSE among it. */
export async function startBff(deps: BffDeps): Promise<Bff> {
	const { log, codecs, clock, logger, host, port, webRoot } = deps;
	const failed = new AbortController();
	const signal = AbortSignal.any([deps.signal, failed.signal]);
	const metrics = createMetrics();
	const events = createEvents(logger, metrics, clock.now);
	const epoch = randomBytes(6).toString('hex');
	const startedAt = clock.now();
	const projection = new Projection(new Tables(epoch), clock.now, deps.maxIndexedTrades);
	measureDeadLetters(metrics.registry, projection.deadLetters.groups, () => isPublished);
	const caughtUp = Promise.withResolvers<void>();
	const indexed = Promise.withResolvers<void>();
	let isPublished = false;
	const published = (): boolean => isPublished;
	let readingDay: Promise<unknown> = Promise.resolve();

	const source = { log, codecs, events, signal, apply: (input: Input) => projection.apply(input) };
	const dayIngest = new Ingest({
		...source,
		topics: DAY_TOPICS,
		maxRecords: DAY_BATCH,
		async onCaughtUp(records) {
			await lookAtFeeds();
			events.dayIndexed(records, clock.now() - startedAt);
			indexed.resolve();
		},
	});
	const tail = await activityTail(log);
	const earlierActivity = new Ingest({ ...source, topics: [ACTIVITY_TOPIC], until: tail, maxRecords: DAY_BATCH });
	const day = new DayIndex({ ingest: dayIngest, projection, clock });
	const positions = new SwappableFeed({ log, codecs, clock, events, projection, signal });
	const feeds = new FeedWatch({ log, projection, dayComplete: () => day.complete, joined: () => positions.shown });
	let looking: Promise<void> | null = null;
	/** One look at a time: brokers that are away hold it up for longer than the next is due. */
	const lookAtFeeds = (): Promise<void> => {
		looking ??= feeds
			.look(clock.now())
			.catch((error: unknown) => {
				// A log that is closed at the end of all is nobody's concern.
				if (!signal.aborted) events.feedsFailed(error);
			})
			.finally(() => {
				looking = null;
			});
		return looking;
	};
	const reference = new ReferenceLookup();
	const figures = new Ingest({
		...source,
		topics: FIGURE_TOPICS,
		from: tail,
		maxRecords: FIGURE_BATCH,
		onRecord(record) {
			if (isReference.has(record.topic)) reference.apply(record);
		},
		async onCaughtUp(records) {
			await positions.started;
			if (signal.aborted) return;
			projection.tellTime();
			await lookAtFeeds();
			publisher.begin(() => {
				isPublished = true;
			});
			events.caughtUp(records + positions.records, clock.now() - startedAt);
			caughtUp.resolve();
			readingDay = Promise.all([earlierActivity.run(), dayIngest.run()]);
			readingDay.catch(() => failed.abort());
		},
	});
	const context: AppContext = {
		log,
		codecs,
		clock,
		epoch,
		startedAt,
		projection,
		events,
		metrics,
		resolveActor: deps.resolveActor ?? demoActor,
		published,
		recordsRead: () => figures.records + positions.records,
		behind: async () => ({ ...(await figures.behind()), ...(await positions.behind()) }),
		positions,
		day,
		book: new LcrBook({ codecs, projection, clock, events }),
		missing: () => reach.look(clock.now()),
		async deskReference() {
			await figures.readToNow();
			return reference;
		},
		settled: (topic, partition, offset) => figures.reached(topic, partition, offset),
	};
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(context, webRoot));
	const publisher = new Publisher({ server, tables: projection.tables, clock, events, ready: published, limits: deps.limits });
	const reach = new DayReach({
		log,
		figures: { topics: FIGURE_TOPICS, positions: () => figures.positions },
		publish: () => publisher.publish(),
	});
	const stopWatch = clock.every(FEED_LOOK_MS, () => {
		if (!isPublished) return;
		projection.tellTime();
		void lookAtFeeds();
	});

	const stop = (): void => {
		events.stopping();
		stopWatch();
		publisher.close();
		server.closeAllConnections();
	};
	try {
		await listen(server, host, port);
	} catch (error) {
		stopWatch();
		publisher.close();
		server.close();
		throw error;
	}
	const address = addressOf(server, host);
	events.started(address, epoch);
	const readingFigures = async (): Promise<void> => {
		await figures.run();
		await readingDay;
	};
	const readingPositions = positions.run();
	const ended: Promise<void> = Promise.all([readingFigures(), readingPositions])
		.then(() => undefined)
		.catch((error: unknown) => {
			failed.abort();
			events.ingestFailed(error);
			caughtUp.reject(error);
			indexed.reject(error);
			throw error;
		})
		.finally(async () => {
			stop();
			await Promise.allSettled([readingPositions, new Promise((resolve) => server.close(resolve))]);
		});
	ended.catch(() => undefined);
	caughtUp.promise.catch(() => undefined);
	indexed.promise.catch(() => undefined);
	return { address, epoch, caughtUp: caughtUp.promise, indexed: indexed.promise, ended };
}

function listen(server: Server, host: string, port: number): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

function addressOf(server: Server, host: string): string {
	const { port } = server.address() as AddressInfo;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
