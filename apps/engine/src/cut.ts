import { type LogRecord, type Positions, positionKey } from '@tideline/event-log';

/**
 * Where the log has been folded to when the first `applied` of some records are, which began at `from`: as next offsets, which a
 * recomputation can go up to. Null when no offsets say it, because a record that still waits stands before an applied one of its partition.
 */
export function cutAt(from: Positions, records: readonly LogRecord[], applied: number): Positions | null {
	const cut = new Map(from);
	for (const { topic, partition, offset } of records.slice(0, applied)) {
		const name = positionKey(topic, partition);
		cut.set(name, Math.max(offset + 1, cut.get(name) ?? 0));
	}
	const waitsBehind = ({ topic, partition, offset }: LogRecord) => offset >= (cut.get(positionKey(topic, partition)) ?? 0);
	return records.slice(applied).every(waitsBehind) ? cut : null;
}
