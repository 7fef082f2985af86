import type { Rejected } from '@tideline/domain';
import type { RejectedRow } from '@tideline/stream';

/** Characters of a raw message that the list shows. */
const PREVIEW_LENGTH = 160;

/** A dead letter as listed, without its bytes. */
export function rejectedRow({ value, ...rest }: Rejected): RejectedRow {
	const beginning = Buffer.from(value.subarray(0, PREVIEW_LENGTH * 4)).toString('utf8');
	// Control characters, FIX's separator among them, would vanish in a list.
	const preview = beginning.slice(0, PREVIEW_LENGTH).replace(/\p{Cc}/gu, '·');
	return { ...rest, rejectedId: rejectedIdOf(rest), size: value.length, preview };
}

export function rejectedIdOf({ topic, partition, offset }: Pick<Rejected, 'topic' | 'partition' | 'offset'>): string {
	return `${topic}.${partition}.${offset}`;
}
