import { createBadRecordLines, type LogRecord } from '@tideline/event-log';
import type { Normalised } from '@tideline/normalise';
import type { Logger } from 'pino';

/** What the normaliser has done since it started: plain numbers, for health and metrics. */
interface NormaliserCounters {
	trades: number;
	late: number;
	rejected: number;
	batches: number;
	referenceRecords: number;
	unreadableReference: number;
	failures: number;
}

/** Everything of note that happens to the normaliser: each is counted and, unless it is routine, logged. */
export interface NormaliserEvents {
	readonly counters: Readonly<NormaliserCounters>;
	normalised(result: Normalised): void;
	committed(): void;
	reference(record: LogRecord, readable: boolean): void;
	/** A fault of the normaliser itself, not of the message. */
	failed(record: LogRecord, error: unknown): void;
	referenceCaughtUp(): void;
	caughtUp(): void;
	/** How many partitions it has been given to normalise. */
	shared(partitions: number): void;
	/** Its partitions went to another normaliser in the middle of a batch, of which nothing was kept. */
	revoked(error: Error): void;
}

const coordinates = ({ topic, partition, offset }: Pick<LogRecord, 'topic' | 'partition' | 'offset'>) => ({ topic, partition, offset });

/** @param now milliseconds, for what is logged at most once a second */
export function createNormaliserEvents(logger: Logger, now: () => number = Date.now): NormaliserEvents {
	const lineFor = createBadRecordLines(now);
	const counters: NormaliserCounters = {
		trades: 0,
		late: 0,
		rejected: 0,
		batches: 0,
		referenceRecords: 0,
		unreadableReference: 0,
		failures: 0,
	};
	return {
		counters,
		normalised(result) {
			if (result.kind === 'trade') {
				counters.trades++;
				if (result.trade.late) counters.late++;
				return;
			}
			counters.rejected++;
			const { reason, path, message } = result.rejected;
			const line = lineFor(result.rejected.topic);
			if (!line.say) return;
			const record = coordinates(result.rejected);
			logger.warn({ event: { action: 'message-rejected' }, record, reason, path, unsaid: line.unsaid }, message);
		},
		committed() {
			counters.batches++;
		},
		reference(record, readable) {
			counters.referenceRecords++;
			if (readable) return;
			counters.unreadableReference++;
			const line = lineFor(record.topic);
			if (!line.say) return;
			logger.warn(
				{ event: { action: 'reference-unreadable' }, record: coordinates(record), key: record.key, unsaid: line.unsaid },
				'a reference record could not be read and was left out',
			);
		},
		failed(record, error) {
			counters.failures++;
			logger.error(
				{ event: { action: 'normaliser-failed' }, record: coordinates(record), err: error },
				'the normaliser failed on a message',
			);
		},
		referenceCaughtUp() {
			logger.info({ event: { action: 'reference-caught-up' }, records: counters.referenceRecords }, 'reference data read');
		},
		shared(partitions) {
			logger.info({ event: { action: 'normaliser-shared' }, partitions }, `normaliser has ${partitions} partitions`);
		},
		revoked(error) {
			logger.info(
				{ event: { action: 'normaliser-revoked' }, err: error },
				'partitions went to another normaliser in the middle of a batch',
			);
		},
		caughtUp() {
			logger.info({ event: { action: 'normaliser-caught-up' }, ...counters }, 'normaliser caught up');
		},
	};
}
