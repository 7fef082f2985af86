import { crc32 } from 'node:zlib';
import { type EventLog, type LogRecord, type PartitionEnd, type Positions, positionKey, TOPICS } from '@tideline/event-log';
import type { FileIndex } from './file-index.ts';

const SPECS = new Map(TOPICS.map((spec) => [spec.name, spec]));

/**
 * Checksums of the records before some positions. A copy of a log has the same identity; when it has gone another way since, the records
 * there are others.
 */
export async function marksAt(log: EventLog, positions: Positions): Promise<Record<string, number | null>> {
	const marks: Record<string, number | null> = {};
	for (const [name, position] of positions) marks[name] = await markAt(log, name, position);
	return marks;
}

async function markAt(log: EventLog, name: string, position: number): Promise<number | null> {
	if (position === 0) return null;
	const slash = name.lastIndexOf('/');
	const record = await log.get(name.slice(0, slash), Number(name.slice(slash + 1)), position - 1);
	return record === null ? null : checksum(record);
}

const checksum = ({ key, value, timestamp }: LogRecord): number => crc32(value ?? '', crc32(`${timestamp}|${key}|${value === null}`));

/** Why a checkpoint does not fit the log as it is; null when it does. `now` in ms since the epoch. */
export async function misfit(log: EventLog, index: FileIndex, topics: readonly string[], now: number): Promise<string | null> {
	const positions = { ...index.positions, ...index.published };
	const ends = await log.ends(topics);
	for (const end of ends) {
		const name = positionKey(end.topic, end.partition);
		const reason = misfitOf(end, positions[name], now - index.savedAt);
		if (reason !== null) return `${name}: ${reason}`;
	}
	for (const [name, mark] of Object.entries(index.marks)) {
		if (mark === null) continue;
		const found = await markAt(log, name, positions[name] ?? 0);
		if (found === null && isCompacted(name.slice(0, name.lastIndexOf('/')))) continue;
		if (found !== mark) return `${name}: the record before its position is another one`;
	}
	return null;
}

function misfitOf({ topic, low, high }: PartitionEnd, position: number | undefined, age: number): string | null {
	if (position === undefined) return 'it says nothing of this partition';
	if (position > high) return `its position ${position} is past the end ${high} of the log`;
	// Compaction takes what a later record of the same key has replaced: whoever reads on misses nothing but tombstones.
	if (position < low && !isCompacted(topic)) return `its position ${position} is below ${low}, where the log begins now`;
	const { retentionMs = null } = SPECS.get(topic) ?? {};
	// Below nought the clock has been set back, and nobody knows how old it is.
	if (isCompacted(topic) && position < high && retentionMs !== null && (age > retentionMs || age < 0))
		return 'it may be older than tombstones are kept, so some may be gone unseen';
	return null;
}

const isCompacted = (topic: string): boolean => SPECS.get(topic)?.cleanup === 'compact';
