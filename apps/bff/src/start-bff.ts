import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Codecs, EventLog } from '@tideline/event-log';
import type { Logger } from 'pino';
import type { AppContext } from './app-context.ts';
import type { Clock } from './clock.ts';
import { createEvents } from './events.ts';
import { createApp } from './http/app.ts';
import { demoActor, type ResolveActor } from './identity/actor.ts';
import { Ingest } from './ingest/ingest.ts';
import { createMetrics } from './metrics.ts';
import { FeedWatch } from './project/feed-watch.ts';
import { Projection } from './project/projection.ts';
import { Tables } from './project/tables.ts';
import { Publisher } from './publish/publisher.ts';
import type { SendLimits } from './publish/send-window.ts';

const FEED_LOOK_MS = 1_000;

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
	/** The demo analyst by default. */
	resolveActor?: ResolveActor;
	/** What one page may have on its way. */
	limits?: SendLimits;
}

export interface Bff {
	/** `http://127.0.0.1:8080` */
	address: string;
	epoch: string;
	/** Resolves when everything that was in the log at the start has been read and published. */
	caughtUp: Promise<void>;
	/** Resolves when the signal has ended it and every socket is closed; rejects when reading the log failed. */
	ended: Promise<void>;
}

/** Serves REST, streams and the page from the log. @throws what listening throws, EADDRINUSE among it. */
export async function startBff(deps: BffDeps): Promise<Bff> {
	const { log, codecs, clock, logger, host, port, webRoot, signal } = deps;
	const metrics = createMetrics();
	const events = createEvents(logger, metrics);
	const epoch = randomBytes(6).toString('base64url');
	const startedAt = clock.now();
	const projection = new Projection(new Tables(epoch), clock.now);
	const feeds = new FeedWatch(log, projection);
	const caughtUp = Promise.withResolvers<void>();
	let published = false;
	const ready = (): boolean => published;

	const ingest = new Ingest({
		log,
		codecs,
		events,
		signal,
		apply: (input) => projection.apply(input),
		async onCaughtUp(records) {
			projection.tellTime();
			await feeds.look(clock.now()).catch(events.feedsFailed);
			publisher.begin(() => {
				published = true;
			});
			events.caughtUp(records, clock.now() - startedAt);
			caughtUp.resolve();
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
		ready,
		behind: () => ingest.behind(),
		settled: (topic, partition, offset) => ingest.reached(topic, partition, offset),
	};
	const server = createServer(createApp(context, webRoot));
	const publisher = new Publisher({ server, tables: projection.tables, clock, events, ready, limits: deps.limits });
	const stopWatch = clock.every(FEED_LOOK_MS, () => {
		if (!published) return;
		projection.tellTime();
		feeds.look(clock.now()).catch(events.feedsFailed);
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
	const reading = ingest.run();
	const ended = reading
		.catch((error: unknown) => {
			events.ingestFailed(error);
			caughtUp.reject(error);
			throw error;
		})
		.finally(async () => {
			stop();
			await new Promise((resolve) => server.close(resolve));
		});
	ended.catch(() => undefined);
	caughtUp.promise.catch(() => undefined);
	return { address, epoch, caughtUp: caughtUp.promise, ended };
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
