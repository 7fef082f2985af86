import { type DeadLetterEvent, formatPlace, replayOf } from '@tideline/domain';
import { type Codecs, DEAD_LETTER_EVENTS_TOPIC, type LogRecord, type NewRecord } from '@tideline/event-log';
import { messageDigest, type Normalised } from '@tideline/normalise';

interface OutcomeDeps {
	readonly codecs: Pick<Codecs, 'deadLetterEvent'>;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/** Says of a replayed message, beside the trade or the dead letter that it has become, what came of the replay; nothing for any other message. */
export function replayOutcome({ codecs, now }: OutcomeDeps, record: LogRecord, result: Normalised): NewRecord[] {
	const original = replayOf(record);
	if (original === null) return [];
	const trade = result.kind === 'trade' ? result.trade : null;
	const event: DeadLetterEvent = {
		...original,
		kind: trade === null ? 'REJECTED' : 'ACCEPTED',
		at: now(),
		actor: 'normaliser',
		actorRole: 'system',
		from: 'engine',
		comment: '',
		copy: null,
		revision: null,
		replayPartition: record.partition,
		replayOffset: record.offset,
		tradeId: trade?.tradeId ?? null,
		tradeVersion: trade?.version ?? null,
		messageDigest: messageDigest(record.value ?? new Uint8Array()),
	};
	return [
		{ topic: DEAD_LETTER_EVENTS_TOPIC, key: formatPlace(original), value: codecs.deadLetterEvent.encode(event), timestamp: event.at },
	];
}
