import { TIME_AHEAD_MS } from '@tideline/domain';
import type { LogRecord } from '../../event-log.ts';
import { isTimestamp } from '../../timestamp.ts';
import type { FetchedPartition } from '../protocol/fetch.ts';
import { decodeRecordBatches } from '../protocol/record-batch.ts';
import { TIMESTAMP_HEADER } from '../topic-config.ts';

const DIGITS = /^\d{1,16}$/;

export interface CommittedRecords {
	/** From `from` on, without those of broken-off transactions. */
	records: LogRecord[];
	/** Where to fetch next: behind the last whole batch, markers and compacted records included. */
	nextOffset: number;
}

/**
 * What of a fetched partition a reader gets. Transactions that were broken off are told by the batch, as in the Java client; kafkajs's
 * filter lets records through when two of them overlap.
 */
export async function committedRecords(
	fetched: FetchedPartition,
	name: string,
	from: number,
	appendTime: boolean,
): Promise<CommittedRecords> {
	const records: LogRecord[] = [];
	const broken = new Set<bigint>();
	// A broker tells of them in the order of their ends.
	const aborted = fetched.aborted.toSorted((a, b) => a.firstOffset - b.firstOffset);
	let nextAborted = 0;
	let nextOffset = from;
	for (const batch of await decodeRecordBatches(fetched.records, name, fetched.partition)) {
		for (let abort = aborted[nextAborted]; abort !== undefined && abort.firstOffset <= batch.lastOffset; ) {
			broken.add(abort.producerId);
			abort = aborted[++nextAborted];
		}
		nextOffset = Math.max(nextOffset, batch.lastOffset + 1);
		if (batch.marker !== null) {
			if (batch.marker === 'abort') broken.delete(batch.producerId);
			continue;
		}
		if (batch.transactional && broken.has(batch.producerId)) continue;
		for (const record of batch.records) if (record.offset >= from) records.push(believable(appendTime ? withOwnTime(record) : record));
	}
	return { records, nextOffset };
}

/**
 * The producer's own timestamp instead of that of the append; a producer that is not ours gives none. One that lies further ahead of the
 * append than any fact may would make any fact believed: it counts as none.
 */
function withOwnTime(record: LogRecord): LogRecord {
	const { [TIMESTAMP_HEADER]: own, ...headers } = record.headers;
	if (own === undefined) return record;
	const timestamp = DIGITS.test(own) ? Number(own) : Number.NaN;
	const believed = isTimestamp(timestamp) && timestamp - record.timestamp <= TIME_AHEAD_MS;
	return { ...record, timestamp: believed ? timestamp : record.timestamp, headers };
}

/**
 * A foreign producer may give any 64 bits, or -1 for none. What is no timestamp becomes the oldest, after which no fact is believed to have
 * happened.
 */
const believable = (record: LogRecord): LogRecord => (isTimestamp(record.timestamp) ? record : { ...record, timestamp: 0 });
