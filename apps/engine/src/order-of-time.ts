import type { LogRecord } from '@tideline/event-log';

/** A trade goes by its version and a payment by its id, whatever came first. */
const isFreeOfOrder = (topic: string): boolean => topic === 'payments' || topic.startsWith('trades.');

/**
 * Puts records of several topics in order of their timestamps. Those of a partition of overrides, reference data or facts that can be taken
 * back stay in the order of the log, which decides about them: the clock that wrote them may have been set back.
 */
export function sortByTime(records: LogRecord[]): void {
	const moved = notBefore(records);
	const timeOf = moved.size === 0 ? timestampOf : (record: LogRecord) => moved.get(record) ?? record.timestamp;
	records.sort((a, b) => timeOf(a) - timeOf(b));
}

const timestampOf = ({ timestamp }: LogRecord): number => timestamp;

/** The time of the newest record before it, for each that is older than one before it in its partition. */
function notBefore(records: readonly LogRecord[]): Map<LogRecord, number> {
	const newest = new Map<string, number>();
	const moved = new Map<LogRecord, number>();
	for (const record of records) {
		if (isFreeOfOrder(record.topic)) continue;
		const name = `${record.topic}/${record.partition}`;
		const before = newest.get(name) ?? Number.NEGATIVE_INFINITY;
		if (record.timestamp < before) moved.set(record, before);
		else newest.set(name, record.timestamp);
	}
	return moved;
}
