import type { Lcr } from '@tideline/domain';
import { type EventLog, type LogRecord, positionKey, schemaLearner } from '@tideline/event-log';
import { type Book, createBook } from './book.ts';
import { type BadFactError, badFact, decodeRecord, type FactCodecs, FOLD_TOPICS } from './decode/decode-record.ts';

/** Applies one record of the log; gives the error of a record that cannot be folded, which has changed nothing. */
export function applyRecord(book: Book, record: LogRecord, codecs: FactCodecs): BadFactError | null {
	try {
		const input = decodeRecord(record, codecs);
		if (input !== null) book.apply(input, record.timestamp);
		return null;
	} catch (error) {
		return badFact(error);
	}
}

/**
 * Recomputes the book from the log alone: all of it, or up to a cut such as the `inputs` of an `lcr` record, partitions that the cut
 * does not name being left out.
 */
export async function foldLog(log: EventLog, codecs: FactCodecs, { until }: { until?: Lcr['inputs'] } = {}): Promise<Book> {
	const book = createBook();
	const cut = until && new Map(until.map(({ topic, partition, offset }) => [positionKey(topic, partition), offset]));
	const stop = new AbortController();
	const learnSchemas = schemaLearner(codecs);
	for await (const { records, caughtUp } of log.read({ topics: FOLD_TOPICS, from: 'start', signal: stop.signal })) {
		await learnSchemas(records);
		for (const record of records) {
			const end = cut?.get(positionKey(record.topic, record.partition)) ?? (cut ? 0 : Number.POSITIVE_INFINITY);
			if (record.offset < end) applyRecord(book, record, codecs);
		}
		if (caughtUp) stop.abort();
	}
	return book;
}
