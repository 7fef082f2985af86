import type { EventLog, LogRecord } from '@tideline/event-log';

/** Everything that is in the topics now. */
export async function readAll(log: EventLog, topics: readonly string[]): Promise<LogRecord[]> {
	const records: LogRecord[] = [];
	for await (const batch of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
		records.push(...batch.records);
		if (batch.caughtUp) break;
	}
	return records;
}
