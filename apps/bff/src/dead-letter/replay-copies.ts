import type { ReplayResult } from '@tideline/api';
import { formatPlace, isOpen, REPLAY_OF_HEADER, type Rejected } from '@tideline/domain';
import { DEAD_LETTER_EVENTS_TOPIC, type NewRecord } from '@tideline/event-log';
import { messageDigest } from '@tideline/normalise';
import type { AppContext } from '../app-context.ts';
import { type By, deadLetterEvent } from './dead-letter-event.ts';
import { readCopy, readLetter } from './read-letter.ts';

export interface ReplayItem {
	readonly rejectedId: string;
	/** Of the mended copy that was seen. */
	readonly revision: number;
}

/** Bytes that are appended at once; one copy may be larger. */
const APPEND_BYTES = 1 << 20;

interface Ready extends ReplayItem {
	readonly letter: Rejected;
	readonly copy: Uint8Array;
}

/**
 * Appends copies to the topics that they came from, each in one append with the event that says so: either both are there or none, so a
 * request that is sent again after a crash finds out what was done.
 */
export async function replayCopies(items: readonly ReplayItem[], by: By, context: AppContext): Promise<ReplayResult[]> {
	const results = new Map<string, ReplayResult>();
	const ready: Ready[] = [];
	for (const item of new Map(items.map((item) => [item.rejectedId, item])).values()) {
		const found = await prepare(item, context);
		if ('result' in found) results.set(item.rejectedId, found);
		else ready.push(found);
	}
	for (const part of inParts(ready)) for (const result of await append(part, by, context)) results.set(result.rejectedId, result);
	return [...results.values()];
}

async function prepare(item: ReplayItem, context: AppContext): Promise<Ready | ReplayResult> {
	const { rejectedId, revision } = item;
	const { deadLetters } = context.projection;
	const refused = (detail: string): ReplayResult => ({ rejectedId, result: 'REFUSED', detail, place: null });
	if (deadLetters.at(rejectedId) === null) return refused('there is no such dead letter');
	const { status, revision: current, replayPartition, replayOffset } = deadLetters.state(rejectedId);
	if (status === 'CLOSED') return refused('it was closed');
	if (status === 'OPEN') return refused('it is not mended');
	if (revision !== current) return refused(isOpen(status) ? 'it was mended again meanwhile' : 'another copy was replayed');
	const letter = await readLetter(rejectedId, context);
	if (status !== 'MENDED') {
		const known = replayPartition !== null && replayOffset !== null;
		const place = known ? { topic: letter.topic, partition: replayPartition, offset: replayOffset } : null;
		return { rejectedId, result: 'ALREADY', detail: null, place };
	}
	const copy = await readCopy(revision, context);
	return copy === null ? refused('the log does not keep the copy any more') : { ...item, letter, copy };
}

function inParts(items: readonly Ready[]): Ready[][] {
	const parts: Ready[][] = [];
	let bytes = Number.POSITIVE_INFINITY;
	for (const item of items) {
		if (bytes + item.copy.length > APPEND_BYTES) {
			parts.push([]);
			bytes = 0;
		}
		parts.at(-1)?.push(item);
		bytes += item.copy.length;
	}
	return parts;
}

async function append(items: readonly Ready[], by: By, context: AppContext): Promise<ReplayResult[]> {
	const { clock, codecs, events, log, projection, settled } = context;
	const at = clock.now();
	const records = items.flatMap(({ letter, copy, revision }): NewRecord[] => {
		const original = formatPlace(letter);
		const event = { ...deadLetterEvent(letter, 'REPLAYED', by, at), revision, messageDigest: messageDigest(copy) };
		return [
			{ topic: letter.topic, key: letter.key, value: copy, timestamp: at, headers: { [REPLAY_OF_HEADER]: original } },
			{ topic: DEAD_LETTER_EVENTS_TOPIC, key: original, value: codecs.deadLetterEvent.encode(event), timestamp: at },
		];
	});
	const written = await log.append(records);
	const last = written.at(-1);
	if (last !== undefined) await settled(DEAD_LETTER_EVENTS_TOPIC, last.partition, last.offset);
	return items.flatMap(({ rejectedId, letter: { topic } }, index): ReplayResult[] => {
		const place = written[2 * index];
		if (place === undefined) return [];
		projection.placeReplay(rejectedId, place);
		events.deadLetterReplayed(rejectedId, by.actor.name, { topic, ...place });
		return [{ rejectedId, result: 'REPLAYED', detail: null, place: { topic, ...place } }];
	});
}
