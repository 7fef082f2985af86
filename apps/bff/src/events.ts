import type { SumDifference } from '@tideline/domain';
import { createBadRecordLines } from '@tideline/event-log';
import type { Logger } from 'pino';
import type { FeedStatus, SwapStep } from './feed/feed-status.ts';
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
	deadLetterMended(rejectedId: string, actor: string): void;
	deadLetterReplayed(rejectedId: string, actor: string, place: { topic: string; partition: number; offset: number }): void;
	deadLetterClosed(rejectedId: string, actor: string): void;
	/** A record of `control` was applied, a generation was begun, shown or closed, or something of it failed: with old and new. */
	swapStep(step: SwapStep): void;
	feedStatus(status: FeedStatus): void;
	feedStatusFailed(error: unknown): void;
	swapAsked(actor: string, offset: number): void;
	/** What was read does not add up to a ratio that was published: it cannot be explained. */
	bookDiffers(entityId: string, sequence: number, differences: readonly SumDifference[]): void;
	/** The fold sets an item aside, so it is behind no ratio. */
	itemLeftOut(kind: 'TRADE' | 'BALANCE', id: string, error: unknown): void;
	stopping(): void;
}

/** Differences that one line names. */
const MAX_SAID = 5;

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
		deadLetterMended: (rejectedId, actor) =>
			logger.info({ event: { action: 'dead-letter-mended' }, rejectedId, user: { name: actor } }, 'a rejected message was mended'),
		deadLetterReplayed: (rejectedId, actor, place) =>
			logger.info(
				{ event: { action: 'dead-letter-replayed' }, rejectedId, user: { name: actor }, place },
				'a rejected message was replayed',
			),
		deadLetterClosed: (rejectedId, actor) =>
			logger.info({ event: { action: 'dead-letter-closed' }, rejectedId, user: { name: actor } }, 'a rejected message was closed'),
		swapStep({ step, generation, text, by, tookMs }) {
			metrics.swapSteps.inc({ step });
			const level = step === 'ERROR' ? 'error' : 'info';
			const who = by === null ? {} : { user: { name: by } };
			logger[level]({ event: { action: `feed-${step.toLowerCase()}` }, generation, tookMs, ...who }, text);
		},
		feedStatus({ generation, lingering, phase, lastError }) {
			metrics.feedGeneration.set(generation);
			metrics.feedLingering.set(lingering);
			metrics.feedBuilding.set(phase === 'IDLE' ? 0 : 1);
			metrics.feedFailed.set(lastError === null ? 0 : 1);
		},
		feedStatusFailed: (error) =>
			logger.error({ event: { action: 'feed-status-failed' }, err: error }, 'the status of the joined feed could not be written'),
		swapAsked: (actor, offset) =>
			logger.info({ event: { action: 'swap-asked' }, user: { name: actor }, offset }, 'a swap of the joined feed was asked for'),
		bookDiffers: (entityId, sequence, differences) =>
			logger.warn(
				{ event: { action: 'book-differs' }, entityId, sequence, count: differences.length, differences: differences.slice(0, MAX_SAID) },
				'what was read does not add up to a ratio',
			),
		itemLeftOut(kind, id, error) {
			metrics.itemsLeftOut.inc({ kind });
			const line = lineFor(kind);
			if (!line.say) return;
			logger.warn(
				{ event: { action: 'item-left-out' }, kind, id, unsaid: line.unsaid, err: error },
				'an item could not be computed and is behind no figure',
			);
		},
		stopping: () => logger.info({ event: { action: 'stopping' } }, 'stopping'),
	};
}
