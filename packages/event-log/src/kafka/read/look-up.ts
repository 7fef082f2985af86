import type { LogRecord, PartitionEnd } from '../../event-log.ts';
import type { Topic } from '../catalogue.ts';
import type { KafkaConnection } from '../connection.ts';
import { ERROR, KafkaProtocolError } from '../protocol/error-code.ts';
import { fetchCall } from '../protocol/fetch.ts';
import { committedRecords } from './committed-records.ts';
import { EARLIEST, LATEST, listOffsets, READ_COMMITTED } from './list-offsets.ts';

/** Enough for one batch; a larger one comes whole all the same. */
const MAX_BYTES = 64 * 1024;
/** For a record whose transaction is being ended. */
const UNDECIDED_WAIT_MS = 100;
/** How much further back a search for the newest record goes each time: behind it lie only markers and compacted places. */
const SPREAD = 8;

interface Place {
	topic: Topic;
	partition: number;
}

interface Fetched {
	records: LogRecord[];
	nextOffset: number;
	high: number;
	stable: number;
}

/** One record; null when it is not there. Waits for a transaction that is being ended to be decided. */
export async function lookUp(connection: KafkaConnection, place: Place, offset: number): Promise<LogRecord | null> {
	for (;;) {
		const fetched = await fetchAt(connection, place, offset);
		if (fetched === null) return null;
		const [first] = fetched.records;
		if (first?.offset === offset) return first;
		if (offset < fetched.stable || offset >= fetched.high) return null;
	}
}

/** Ends of every partition of the topics. */
export async function lookUpEnds(connection: KafkaConnection, topics: readonly Topic[]): Promise<PartitionEnd[]> {
	await connection.know(topics.map(({ full }) => full));
	const places = topics.flatMap((topic) => Array.from({ length: topic.partitions }, (_, partition) => ({ topic, partition })));
	const ids = places.map(({ topic, partition }) => ({ topic: topic.full, partition }));
	const [lows, highs, stables] = await Promise.all([
		listOffsets(connection, ids, EARLIEST),
		listOffsets(connection, ids, LATEST),
		listOffsets(connection, ids, LATEST, READ_COMMITTED),
	]);
	return Promise.all(
		places.map(async (place, i) => {
			const low = lows[i] ?? 0;
			const lastTimestamp = await newestTimestamp(connection, place, low, stables[i] ?? 0);
			return { topic: place.topic.name, partition: place.partition, low, high: highs[i] ?? 0, lastTimestamp };
		}),
	);
}

async function newestTimestamp(connection: KafkaConnection, place: Place, low: number, end: number): Promise<number | null> {
	for (let back = 1; end > low; back *= SPREAD) {
		let newest: number | null = null;
		for (let at = Math.max(low, end - back); at < end; ) {
			const fetched = await fetchAt(connection, place, at);
			if (fetched === null || fetched.nextOffset === at) break;
			newest = fetched.records.at(-1)?.timestamp ?? newest;
			at = fetched.nextOffset;
		}
		if (newest !== null || end - back <= low) return newest;
	}
	return null;
}

/** What is at an offset and right behind it; null when there is nothing from there on or the offset is outside the log. */
async function fetchAt(connection: KafkaConnection, { topic, partition }: Place, offset: number): Promise<Fetched | null> {
	await connection.know([topic.full]);
	const [answer] = await connection.retrying('looking up a record', async () => {
		const [leader = -1] = connection.byLeader([{ topic: topic.full, partition }]).keys();
		const request = { topic: topic.full, partition, offset, maxBytes: MAX_BYTES };
		const answers = await connection.send(leader, fetchCall({ maxWaitMs: UNDECIDED_WAIT_MS, maxBytes: MAX_BYTES, partitions: [request] }));
		const code = answers[0]?.errorCode ?? 0;
		if (code !== 0 && code !== ERROR.OFFSET_OUT_OF_RANGE) throw new KafkaProtocolError(code, `reading ${topic.full}/${partition}`);
		return answers;
	});
	if (answer === undefined || answer.errorCode !== 0) return null;
	const { records, nextOffset } = await committedRecords(answer, topic.name, offset, topic.appendTime);
	return { records, nextOffset, high: answer.highWatermark, stable: answer.lastStableOffset };
}
