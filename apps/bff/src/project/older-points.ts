import type { LcrPoint } from '@tideline/domain';
import { type Codecs, type EventLog, positionKey, schemaLearner } from '@tideline/event-log';

const TOPIC = 'lcr.history';

/** A stretch of the topic, as offsets. */
export interface Stretch {
	readonly from: number;
	/** Not itself. */
	readonly until: number;
}

/** Reads the points of an entity in a stretch of the log; what cannot be read is left out, as it was when it was read first. */
export async function olderPoints(
	{ log, codecs }: { readonly log: EventLog; readonly codecs: Codecs },
	entityId: string,
	{ from, until }: Stretch,
): Promise<LcrPoint[]> {
	const learnSchemas = schemaLearner(codecs);
	const points: LcrPoint[] = [];
	const stop = new AbortController();
	for await (const batch of log.read({ topics: [TOPIC], from: new Map([[positionKey(TOPIC, 0), from]]), signal: stop.signal })) {
		await learnSchemas(batch.records);
		for (const { key, value, offset } of batch.records) {
			if (key !== entityId || value === null || offset >= until) continue;
			try {
				points.push(codecs.lcrHistory.decode(value));
			} catch {
				// Counted and logged by the ingest, which met it first.
			}
		}
		if (batch.caughtUp || (batch.positions.get(positionKey(TOPIC, 0)) ?? 0) >= until) stop.abort();
	}
	return points;
}
