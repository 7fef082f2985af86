import type { RejectReason } from '@tideline/domain';
import { createBadRecordLines, type LogRecord } from '@tideline/event-log';
import type { Logger } from 'pino';

/** What the folder has done since it started. */
interface FolderCounters {
	folded: number;
	rejected: number;
	problems: number;
	published: number;
}

/** Everything of note that happens to the folder: each is counted and, unless it is routine, logged. */
export interface FolderEvents {
	readonly counters: Readonly<FolderCounters>;
	folded(): void;
	rejected(record: LogRecord, reason: RejectReason, path: string, message: string): void;
	/** An item whose effect could not be computed; it has none. */
	problem(item: string, error: unknown): void;
	published(records: number): void;
	caughtUp(sequence: number, positions: number): void;
	/** Another engine publishes; this one folds along. */
	standingBy(): void;
	/** This one is to publish from now on. */
	publishing(): void;
	/** Another engine publishes now, because this one was silent for too long. */
	demoted(error: Error): void;
}

/** @param now milliseconds, for what is logged at most once a second */
export function createFolderEvents(logger: Logger, now: () => number = Date.now): FolderEvents {
	const lineFor = createBadRecordLines(now);
	const counters: FolderCounters = { folded: 0, rejected: 0, problems: 0, published: 0 };
	return {
		counters,
		folded() {
			counters.folded++;
		},
		rejected({ topic, partition, offset }, reason, path, message) {
			counters.rejected++;
			const line = lineFor(topic);
			if (!line.say) return;
			const record = { topic, partition, offset };
			logger.warn({ event: { action: 'fact-rejected' }, record, reason, path, unsaid: line.unsaid }, message);
		},
		problem(item, error) {
			counters.problems++;
			logger.error({ event: { action: 'effect-failed' }, item, err: error }, 'the effect of an item could not be computed; it has none');
		},
		published(records) {
			counters.published += records;
		},
		caughtUp(sequence, positions) {
			logger.info({ event: { action: 'folder-caught-up' }, sequence, positions, rejected: counters.rejected }, 'folder caught up');
		},
		standingBy() {
			logger.info({ event: { action: 'folder-standing-by' } }, 'another engine publishes the figures; this one folds along');
		},
		publishing() {
			logger.info({ event: { action: 'folder-publishing' } }, 'this engine publishes the figures');
		},
		demoted(error) {
			logger.warn({ event: { action: 'folder-demoted' }, err: error }, 'another engine has taken over; this one folds anew and stands by');
		},
	};
}
