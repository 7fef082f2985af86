import { type MendVerdict, speaksFix } from '@tideline/api';
import type { Rejected } from '@tideline/domain';
import { MESSAGE_LIMIT_BYTES, normalise, type ReferenceLookup, reframeFix } from '@tideline/normalise';

/** Longest copy that is taken; the normaliser reads no longer one either. */
export const MAX_COPY_BYTES = MESSAGE_LIMIT_BYTES;

/** A mended copy with what the normaliser would make of it. */
export interface JudgedCopy {
	readonly copy: Uint8Array;
	readonly verdict: Omit<MendVerdict, 'trade'> & { trade: Omit<NonNullable<MendVerdict['trade']>, 'bookedVersion'> | null };
}

/**
 * Judges a mended copy with the code that will judge its replay, and sets the frame of a FIX message anew first. Pure; `now` is the time, in
 * milliseconds, that the log would give it.
 */
export function judgeCopy(
	original: Rejected,
	sent: Uint8Array,
	{ reference, now }: { reference: ReferenceLookup; now: number },
): JudgedCopy {
	const { message: copy, changed: reframed } = speaksFix(original.topic) ? reframeFix(sent) : { message: sent, changed: [] };
	const { topic, partition, offset, key } = original;
	const result = normalise({ topic, partition, offset, key, value: copy, timestamp: now, headers: {} }, reference);
	const common = { size: copy.length, reframed: [...reframed], changed: Buffer.compare(original.value, copy) !== 0 };
	if (result.kind === 'trade') {
		const { tradeId, version, lifecycle } = result.trade;
		return { copy, verdict: { accepted: true, trade: { tradeId, version, lifecycle, topic: result.topic }, fault: null, ...common } };
	}
	const { reason, message, path, position } = result.rejected;
	return { copy, verdict: { accepted: false, trade: null, fault: { reason, message, path, position }, ...common } };
}
