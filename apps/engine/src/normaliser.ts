import { formatPlace } from '@tideline/domain';
import {
	type Codecs,
	DESK_TOPICS,
	type EventLog,
	FencedError,
	type LogRecord,
	type NewRecord,
	NORMALISER_GROUP,
	type Positions,
	positionKey,
	REFERENCE_TOPICS,
	RevokedError,
	type Share,
	type Transactor,
} from '@tideline/event-log';
import { isDeskTopic, type Normalised, normalise, ReferenceLookup } from '@tideline/normalise';
import { aborted } from './aborted.ts';
import { keptLetter } from './kept-letter.ts';
import type { NormaliserEvents } from './normaliser-events.ts';
import { replayOutcome } from './replay-outcome.ts';

export interface NormaliserDeps {
	readonly log: EventLog;
	readonly codecs: Pick<Codecs, 'trade' | 'rejected' | 'deadLetterEvent'>;
	readonly events: NormaliserEvents;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** Called once, when every message of its share that was in the log at the start is normalised. */
	readonly onCaughtUp?: () => void;
}

/**
 * Reads a share of the desk topics and writes `trades.*`, `trades.rejected` and what has become of replays until the signal aborts. What a
 * batch becomes and how far it was read are committed together and for this member of the group, so that neither a kill nor a new sharing
 * out loses or doubles a trade.
 * @throws FencedError on the embedded log, when another normaliser has taken over.
 */
export async function runNormaliser(deps: NormaliserDeps, signal: AbortSignal): Promise<void> {
	const { log, events } = deps;
	const reference = new ReferenceLookup();
	const work: Work = { ...deps, reference, read: await readReference(deps, reference, signal), isCaughtUp: false };
	if (signal.aborted) return;
	for await (const share of log.join({ group: NORMALISER_GROUP, topics: DESK_TOPICS, split: 'spread', signal })) {
		events.shared(share.partitions.length);
		try {
			if (share.partitions.length > 0) await normaliseShare(work, share, signal);
			else await standBy(work, share, signal);
		} catch (error) {
			if (!(error instanceof RevokedError || error instanceof FencedError)) throw error;
			// Whoever has it now begins where this one has committed; what is this one's, the group says.
			events.revoked(error);
		}
	}
}

/** What outlasts a share. */
interface Work extends NormaliserDeps {
	readonly reference: ReferenceLookup;
	/** How far the reference data is read. */
	read: Positions;
	isCaughtUp: boolean;
}

async function normaliseShare(work: Work, share: Share, signal: AbortSignal): Promise<void> {
	const { log, events, reference } = work;
	// An id for each partition number: what the one before has left open is ended by whoever comes after it, whatever became of its other numbers.
	const numbers = [...new Set(share.partitions.map(({ partition }) => partition))];
	const transactors = await Promise.all(numbers.map((number) => log.openTransactor(`${NORMALISER_GROUP}-${number}`)));
	const [transactor] = transactors as [Transactor];
	try {
		let committed = await log.committed(NORMALISER_GROUP);
		const own = new Set(share.partitions.map(({ topic, partition }) => positionKey(topic, partition)));
		const only = (topic: string, partition: number) => !isDeskTopic(topic) || own.has(positionKey(topic, partition));
		const options = { topics: [...DESK_TOPICS, ...REFERENCE_TOPICS], from: new Map([...work.read, ...committed]), only };
		for await (const batch of log.read({ ...options, signal: AbortSignal.any([signal, share.revoked]) })) {
			const { desks, others } = parted(batch.positions);
			const records = translate(work, reference, batch.records);
			work.read = others;
			if (records.length > 0 || hasMoved(committed, desks)) {
				await transactor.commit({ records, group: share, positions: desks });
				events.committed();
				committed = desks;
			}
			if (batch.caughtUp) noteCaughtUp(work);
		}
	} finally {
		await Promise.all(transactors.map((opened) => opened.close()));
	}
}

/** More normalisers than a topic has partitions. */
async function standBy(work: Work, share: Share, signal: AbortSignal): Promise<void> {
	noteCaughtUp(work);
	await aborted(signal, share.revoked);
}

function noteCaughtUp(work: Work): void {
	if (work.isCaughtUp) return;
	work.isCaughtUp = true;
	work.events.caughtUp();
	work.onCaughtUp?.();
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
	const value = codecs.rejected.encode({ ...keptLetter(result.rejected), rejectedAt: now() });
	return { topic: 'trades.rejected', key: formatPlace({ topic, partition, offset }), value, timestamp };
}

/** Reference data is read from the start by every normaliser, so its positions are not kept in the log. */
function parted(positions: Positions): { desks: Positions; others: Positions } {
	const isDesk = ([place]: [string, number]) => isDeskTopic(place.slice(0, place.lastIndexOf('/')));
	const all = [...positions];
	return { desks: new Map(all.filter(isDesk)), others: new Map(all.filter((entry) => !isDesk(entry))) };
}

/** A position moves without a record too, over the marker at the end of a transaction: whoever compares it with the end of the log waits for that. */
const hasMoved = (before: Positions, after: Positions): boolean =>
	[...after].some(([place, position]) => position > (before.get(place) ?? 0));
