import { type DeadLetterState, parsePlace, type Rejected } from '@tideline/domain';
import type { RejectedRow } from '@tideline/stream';

/** Characters of a raw message that the list shows. */
const PREVIEW_LENGTH = 160;

/** A dead letter as listed, without its bytes. */
export function rejectedRow({ value, replayOf, ...rest }: Rejected, state: DeadLetterState): RejectedRow {
	const beginning = Buffer.from(value.subarray(0, PREVIEW_LENGTH * 4)).toString('utf8');
	// Control characters, FIX's separator among them, would vanish in a list.
	const preview = beginning.slice(0, PREVIEW_LENGTH).replace(/\p{Cc}/gu, '·');
	const original = parsePlace(replayOf ?? '');
	return {
		...rest,
		...state,
		rejectedId: rejectedIdOf(rest),
		size: value.length,
		preview,
		replayOf: original === null ? null : rejectedIdOf(original),
	};
}

export function rejectedIdOf({ topic, partition, offset }: Pick<Rejected, 'topic' | 'partition' | 'offset'>): string {
	return `${topic}.${partition}.${offset}`;
}
