import type { MendRequest, RawMessage } from '@tideline/api';
import { MAX_MESSAGE_BYTES } from '@tideline/api';
import { replayOf } from '@tideline/domain';
import type { LogRecord } from '@tideline/event-log';
import { rejectedIdOf } from '../project/rejected-row.ts';

type Place = Pick<LogRecord, 'topic' | 'partition' | 'offset' | 'key' | 'timestamp' | 'headers'>;

/** A message as an answer carries it: whole up to a limit, in base64 when it is not UTF-8. */
export function rawMessageOf({ topic, partition, offset, key, timestamp, headers }: Place, value: Uint8Array): RawMessage {
	const shown = value.subarray(0, MAX_MESSAGE_BYTES);
	const truncated = shown.length < value.length;
	const original = replayOf({ topic, headers });
	const place = { topic, partition, offset, key, timestamp, size: value.length, truncated };
	return { ...place, ...messageText(shown, truncated), replayOf: original === null ? null : rejectedIdOf(original) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as text where they are UTF-8. `cut`: there were more, so that the last character may be a part of one. */
export function messageText(bytes: Uint8Array, cut = false): MendRequest {
	try {
		// A decoder that waits for more gives what is whole.
		const decoder = cut ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }) : utf8;
		return { encoding: 'utf8', text: decoder.decode(bytes, { stream: cut }) };
	} catch {
		return { encoding: 'base64', text: Buffer.from(bytes).toString('base64') };
	}
}

/** Bytes that came in as text. */
export function messageBytes({ encoding, text }: MendRequest): Uint8Array {
	return Buffer.from(text, encoding);
}
