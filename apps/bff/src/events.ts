import { createBadRecordLines } from '@tideline/event-log';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Everything that happens and is worth a line or a count: one event, one function. */
export interface Events {
	started(address: string, epoch: string): void;
	caughtUp(records: number, milliseconds: number): void;
	dayIndexed(records: number, milliseconds: number): void;
	recordsRead(topic: string, count: number): void;
	badRecord(coordinates: { topic: string; partition: number; offset: number }, error: unknown): void;
	ingestFailed(error: unknown): void;
	feedsFailed(error: unknown): void;
	answered(request: { id: string; method: string; path: string; status: number; milliseconds: number }): void;
	requestFailed(requestId: string, error: unknown): void;
	clientOpened(clients: number): void;
	clientClosed(clients: number): void;
	clientDropped(reason: string): void;
	clientTooSlow(frames: number, bytes: number): void;
	frameEncoded(kind: string, bytes: number): void;
	overrideSubmitted(overrideId: string, actor: string): void;
	overrideReversed(overrideId: string, actor: string): void;
	stopping(): void;
}

const seconds = (milliseconds: number): number => milliseconds / 1_000;

/** @param now milliseconds, for what is logged at most once a second */
export function createEvents(logger: Logger, metrics: Metrics, now: () => number): Events {
	const lineFor = createBadRecordLines(now);
	return {
		started: (address, epoch) => logger.info({ event: { action: 'started' }, address, epoch }, 'listening'),
		caughtUp: (records, milliseconds) => logger.info({ event: { action: 'caught-up' }, records, milliseconds }, 'caught up with the log'),
		dayIndexed: (records, milliseconds) =>
			logger.info({ event: { action: 'day-indexed' }, records, milliseconds }, 'trades and payments are indexed'),
		recordsRead: (topic, count) => metrics.recordsRead.inc({ topic }, count),
		badRecord(coordinates, error) {
			metrics.badRecords.inc({ topic: coordinates.topic });
			const line = lineFor(coordinates.topic);
			if (!line.say) return;
			logger.warn(
				{ event: { action: 'bad-record' }, ...coordinates, unsaid: line.unsaid, err: error },
				'a record could not be read and is left out',
			);
		},
		ingestFailed: (error) => logger.error({ event: { action: 'ingest-failed' }, err: error }, 'reading the log failed'),
		feedsFailed: (error) => logger.warn({ event: { action: 'feeds-failed' }, err: error }, 'the ends of the topics could not be read'),
		answered({ id, method, path, status, milliseconds }) {
			metrics.requests.inc({ method, status: String(status) });
			metrics.requestSeconds.observe({ method }, seconds(milliseconds));
			logger.debug(
				{ event: { action: 'answered' }, http: { request: { id, method }, response: { status_code: status } }, url: { path } },
				'answered',
			);
		},
		requestFailed: (id, error) =>
			logger.error({ event: { action: 'request-failed' }, http: { request: { id } }, err: error }, 'a request failed'),
		clientOpened: (clients) => metrics.clients.set(clients),
		clientClosed: (clients) => metrics.clients.set(clients),
		clientDropped(reason) {
			metrics.clientsDropped.inc({ reason });
			logger.warn({ event: { action: 'client-dropped', reason } }, 'a client was dropped');
		},
		clientTooSlow(frames, bytes) {
			metrics.clientsTooSlow.inc();
			logger.info({ event: { action: 'client-too-slow' }, frames, bytes }, 'a client fell behind and will start over');
		},
		frameEncoded(kind, bytes) {
			metrics.frames.inc({ kind });
			metrics.frameBytes.inc({ kind }, bytes);
		},
		overrideSubmitted(overrideId, actor) {
			metrics.overridesSubmitted.inc();
			logger.info({ event: { action: 'override-submitted' }, overrideId, user: { name: actor } }, 'an override was submitted');
		},
		overrideReversed: (overrideId, actor) =>
			logger.info({ event: { action: 'override-reversed' }, overrideId, user: { name: actor } }, 'an override was reversed'),
		stopping: () => logger.info({ event: { action: 'stopping' } }, 'stopping'),
	};
}
