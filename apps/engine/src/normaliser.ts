import {
	type Codecs,
	DESK_TOPICS,
	type EventLog,
	type LogRecord,
	type NewRecord,
	NORMALISER_GROUP,
	type Positions,
	REFERENCE_TOPICS,
} from '@tideline/event-log';
import { isDeskTopic, type Normalised, normalise, ReferenceLookup } from '@tideline/normalise';
import type { NormaliserEvents } from './normaliser-events.ts';
import { replayOutcome } from './replay-outcome.ts';

export interface NormaliserDeps {
	readonly log: EventLog;
	readonly codecs: Pick<Codecs, 'trade' | 'rejected' | 'deadLetterEvent'>;
	readonly events: NormaliserEvents;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Called once, when every message that was in the log at the start is normalised. */
	readonly onCaughtUp?: () => void;
}

/**
 * Reads the desk topics and writes `trades.*`, `trades.rejected` and what has become of replays until the signal aborts. What a batch becomes and how far it was read are
 * committed together, so that a kill at any moment neither loses nor doubles a trade.
 * @throws FencedError when another normaliser has taken over.
 */
export async function runNormaliser(deps: NormaliserDeps, signal: AbortSignal): Promise<void> {
	const { log, events } = deps;
	const reference = new ReferenceLookup();
	const read = await readReference(deps, reference, signal);
	if (signal.aborted) return;
	const transactor = await log.openTransactor(NORMALISER_GROUP);
	try {
		const from = new Map([...read, ...(await log.committed(NORMALISER_GROUP))]);
		let caughtUp = false;
		let committed: Positions = from;
		for await (const batch of log.read({ topics: [...DESK_TOPICS, ...REFERENCE_TOPICS], from, signal })) {
			const desks = deskPositions(batch.positions);
			const records = translate(deps, reference, batch.records);
			if (records.length > 0 || hasMoved(committed, desks)) {
				await transactor.commit({ records, group: NORMALISER_GROUP, positions: desks });
				events.committed();
				committed = desks;
			}
			if (batch.caughtUp && !caughtUp) {
				caughtUp = true;
				events.caughtUp();
				deps.onCaughtUp?.();
			}
		}
	} finally {
		await transactor.close();
	}
}

/** A message may name what the reference data says later in the log only by a mistake of order: all that is there is read first. */
async function readReference({ log, events }: NormaliserDeps, reference: ReferenceLookup, signal: AbortSignal): Promise<Positions> {
	for await (const { records, positions, caughtUp } of log.read({ topics: REFERENCE_TOPICS, from: 'start', signal })) {
		for (const record of records) events.reference(record, reference.apply(record));
		if (!caughtUp) continue;
		events.referenceCaughtUp();
		return positions;
	}
	return new Map();
}

/** Records in the order of the log: a reference record counts for the messages behind it. */
function translate(deps: NormaliserDeps, reference: ReferenceLookup, records: readonly LogRecord[]): NewRecord[] {
	const outputs: NewRecord[] = [];
	for (const record of records) {
		if (!isDeskTopic(record.topic)) {
			deps.events.reference(record, reference.apply(record));
			continue;
		}
		const result = normaliseOrReject(deps, record, reference);
		deps.events.normalised(result);
		outputs.push(output(deps, record, result), ...replayOutcome(deps, record, result));
	}
	return outputs;
}

/** A fault of ours must not stop the stream either: the message is kept like any other that was not understood. */
function normaliseOrReject({ events }: NormaliserDeps, record: LogRecord, reference: ReferenceLookup): Normalised {
	try {
		return normalise(record, reference);
	} catch (error) {
		events.failed(record, error);
		const { topic, partition, offset, key, value, timestamp } = record;
		const message = 'the normaliser failed on this message; the log of the engine says how';
		const where = { topic, partition, offset, key, value: value ?? new Uint8Array(), receivedAt: timestamp };
		return { kind: 'rejected', rejected: { ...where, reason: 'UNSUPPORTED', message, path: '', position: null, replayOf: null } };
	}
}

function output({ codecs, now }: NormaliserDeps, { topic, partition, offset, timestamp }: LogRecord, result: Normalised): NewRecord {
	if (result.kind === 'trade') {
		return { topic: result.topic, key: result.trade.tradeId, value: codecs.trade.encode(result.trade), timestamp };
	}
	const value = codecs.rejected.encode({ ...result.rejected, rejectedAt: now() });
	return { topic: 'trades.rejected', key: `${topic}/${partition}/${offset}`, value, timestamp };
}

/** Reference data is read from the start each time, so its positions are not kept. */
const deskPositions = (positions: Positions): Positions =>
	new Map([...positions].filter(([place]) => isDeskTopic(place.slice(0, place.lastIndexOf('/')))));

/** A position moves without a record too, over the marker at the end of a transaction: whoever compares it with the end of the log waits for that. */
const hasMoved = (before: Positions, after: Positions): boolean =>
	[...after].some(([place, position]) => position > (before.get(place) ?? 0));
