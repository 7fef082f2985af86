import { isAscii, isUtf8 } from 'node:buffer';
import { BadMessage } from './bad-message.ts';

/** Largest desk message: forty times the longest real one. Bigger ones are not read, only kept. */
export const MESSAGE_LIMIT_BYTES = 256 * 1024;

/** @throws BadMessage TOO_LARGE, or BAD_ENCODING when the bytes are not UTF-8 or begin with a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): string {
	const buffer = sized(bytes);
	// One byte a character is the common case and the quick one.
	if (isAscii(buffer)) return buffer.toString('latin1');
	if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) {
		throw new BadMessage('BAD_ENCODING', 'the message begins with a byte order mark; expected UTF-8 without one', '', 0);
	}
	if (!isUtf8(buffer)) {
		const before = firstReplacement(buffer);
		throw new BadMessage('BAD_ENCODING', 'the message is not valid UTF-8', '', before);
	}
	return buffer.toString('utf8');
}

/** @throws BadMessage TOO_LARGE, or BAD_ENCODING when a byte is not ASCII. */
export function decodeAscii(bytes: Uint8Array): string {
	const buffer = sized(bytes);
	if (isAscii(buffer)) return buffer.toString('latin1');
	const at = buffer.findIndex((byte) => byte > 0x7f);
	throw new BadMessage('BAD_ENCODING', `byte 0x${buffer[at]?.toString(16)} is not ASCII; FIX 4.4 fields here are`, '', at);
}

function sized(bytes: Uint8Array): Buffer {
	if (bytes.length > MESSAGE_LIMIT_BYTES) {
		throw new BadMessage('TOO_LARGE', `the message has ${bytes.length} bytes; at most ${MESSAGE_LIMIT_BYTES} are read`);
	}
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Byte position of the first ill-formed sequence: the decoder writes U+FFFD there. */
function firstReplacement(buffer: Buffer): number {
	const text = buffer.toString('utf8');
	for (let from = 0, bytes = 0; ; ) {
		const found = text.indexOf('\ufffd', from);
		if (found < 0) return 0;
		bytes += Buffer.byteLength(text.slice(from, found));
		// A real U+FFFD in the message is three bytes; an ill-formed sequence is not these three.
		if (buffer[bytes] !== 0xef || buffer[bytes + 1] !== 0xbf || buffer[bytes + 2] !== 0xbd) return bytes;
		bytes += 3;
		from = found + 1;
	}
}
