import type { LogRecord } from '../../event-log.ts';
import type { FetchedPartition } from '../protocol/fetch.ts';
import { decodeRecordBatches } from '../protocol/record-batch.ts';
import { TIMESTAMP_HEADER } from '../topic-config.ts';

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
	let nextAborted = 0;
	let nextOffset = from;
	for (const batch of await decodeRecordBatches(fetched.records, name, fetched.partition)) {
		for (let abort = fetched.aborted[nextAborted]; abort !== undefined && abort.firstOffset <= batch.lastOffset; ) {
			broken.add(abort.producerId);
			abort = fetched.aborted[++nextAborted];
		}
		nextOffset = Math.max(nextOffset, batch.lastOffset + 1);
		if (batch.marker !== null) {
			if (batch.marker === 'abort') broken.delete(batch.producerId);
			continue;
		}
		if (batch.transactional && broken.has(batch.producerId)) continue;
		for (const record of batch.records) if (record.offset >= from) records.push(appendTime ? withOwnTime(record) : record);
	}
	return { records, nextOffset };
}

/** The producer's own timestamp instead of that of the append; a producer that is not ours gives none. */
function withOwnTime(record: LogRecord): LogRecord {
	const { [TIMESTAMP_HEADER]: own, ...headers } = record.headers;
	return own === undefined ? record : { ...record, timestamp: Number(own), headers };
}
