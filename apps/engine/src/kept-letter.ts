import type { Rejected } from '@tideline/domain';

/** Half of what a log takes as one record: a broker lets a message in that no dead letter could hold, or one that unpacks to that size. */
const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const MAX_KEPT_KEY = 64 * 1024;

/** A dead letter as every log can take it: of a message past the limit its beginning, with the words that say so. The whole stays at its place. */
export function keptLetter<T extends Pick<Rejected, 'key' | 'value' | 'message'>>(letter: T): T {
	const { key, value, message } = letter;
	if (value.length <= MAX_KEPT_BYTES && (key?.length ?? 0) <= MAX_KEPT_KEY) return letter;
	const kept = value.subarray(0, MAX_KEPT_BYTES);
	const cut = kept.length < value.length ? `; the first ${kept.length} of ${value.length} bytes are kept here` : '';
	return { ...letter, key: key?.slice(0, MAX_KEPT_KEY) ?? null, value: kept, message: `${message}${cut}` };
}
