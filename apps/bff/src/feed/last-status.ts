import type { FeedStatusRecord } from '@tideline/domain';
import { type Codec, type EventLog, schemaLearner } from '@tideline/event-log';
import { STATUS_TOPIC } from './status-writer.ts';

/** The status row as it was written last; null for a log without one, or with one that cannot be read. */
export async function lastStatus(
	log: EventLog,
	codec: Codec<FeedStatusRecord>,
	view: string,
	signal: AbortSignal,
): Promise<FeedStatusRecord | null> {
	let last: FeedStatusRecord | null = null;
	const learnSchemas = schemaLearner({ feedStatus: codec });
	for await (const { records, caughtUp } of log.read({ topics: [STATUS_TOPIC], from: 'start', signal })) {
		await learnSchemas(records);
		for (const { key, value } of records) {
			if (key !== view) continue;
			try {
				last = value === null ? null : codec.decode(value);
			} catch {
				last = null;
			}
		}
		if (caughtUp) break;
	}
	return last;
}
