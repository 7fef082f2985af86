import { Buffer } from 'node:buffer';
import type { EventLog, LogRecord, NewRecord, ReadBatch, ReadOptions } from '../event-log.ts';

type From = ReadOptions['from'];

/** Every batch up to the first that says it is caught up. */
export async function readBatches(
	log: EventLog,
	topics: readonly string[],
	from: From = 'start',
	maxRecords?: number,
): Promise<ReadBatch[]> {
	const batches: ReadBatch[] = [];
	const options = { topics, from, signal: new AbortController().signal };
	for await (const batch of log.read(maxRecords === undefined ? options : { ...options, maxRecords })) {
		batches.push(batch);
		if (batch.caughtUp) break;
	}
	return batches;
}

/** Every record that is in the log now. */
export const readAll = async (log: EventLog, topics: readonly string[], from: From = 'start'): Promise<LogRecord[]> =>
	(await readBatches(log, topics, from)).flatMap((batch) => batch.records);

/** Reads on until `count` records have come. */
export async function readUntil(log: EventLog, topics: readonly string[], from: From, count: number): Promise<LogRecord[]> {
	const records: LogRecord[] = [];
	for await (const batch of log.read({ topics, from, signal: new AbortController().signal })) {
		records.push(...batch.records);
		if (records.length >= count) break;
	}
	return records;
}

export const text = (value: string): Uint8Array => new Uint8Array(Buffer.from(value));
export const textOf = (value: Uint8Array | null): string | null => (value === null ? null : Buffer.from(value).toString());
export const valuesOf = (records: readonly LogRecord[]): (string | null)[] => records.map(({ value }) => textOf(value));

/** A record of a topic, told apart by its text. */
export const record = (topic: string, value: string, rest: Partial<NewRecord> = {}): NewRecord => ({
	topic,
	key: null,
	value: text(value),
	...rest,
});

/** What a compacted topic says: the newest value of each key. */
export function latest(records: readonly LogRecord[]): Map<string, string> {
	const values = new Map<string, string>();
	for (const { key, value } of records) {
		if (key === null) continue;
		if (value === null) values.delete(key);
		else values.set(key, Buffer.from(value).toString());
	}
	return values;
}
