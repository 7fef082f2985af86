import { notAFrame } from './bad-frame-error.ts';

/** Most bytes of one safe integer: 6 bits, then 7 a byte. */
const MAX_BYTES = 8;

/** What is read behind the last byte: it ends the integer, and the count of bytes tells. */
const END = 0;

/** Grows by doubling; one a process is enough, because encoding is synchronous. */
let scratch = new Uint8Array(4_096);

/** Safe integers, each in as few bytes as its size needs: sign in bit 0 of the first byte, bit 7 says that more follow. */
export function encodeIntegers(values: readonly number[]): Uint8Array {
	if (scratch.length < values.length * MAX_BYTES) scratch = new Uint8Array(Math.max(values.length * MAX_BYTES, scratch.length * 2));
	const bytes = scratch;
	let at = 0;
	for (const value of values) {
		let rest = Math.abs(value);
		let byte = ((rest % 64) << 1) | (value < 0 ? 1 : 0);
		rest = Math.floor(rest / 64);
		while (rest > 0) {
			bytes[at++] = byte | 0x80;
			byte = rest % 128;
			rest = Math.floor(rest / 128);
		}
		bytes[at++] = byte;
	}
	return bytes.slice(0, at);
}

/** @throws BadFrameError when the bytes are not exactly `count` safe integers. */
export function decodeIntegers(bytes: Uint8Array, count: number): number[] {
	if (count > bytes.length) throw notAFrame(`${count} integers in ${bytes.length} bytes`);
	const values = new Array<number>(count);
	let at = 0;
	for (let index = 0; index < count; index++) {
		const first = bytes[at++] ?? END;
		let value = (first & 0x7f) >> 1;
		if (first >= 0x80) {
			let byte = bytes[at++] ?? END;
			value |= (byte & 0x7f) << 6;
			if (byte >= 0x80) {
				byte = bytes[at++] ?? END;
				value |= (byte & 0x7f) << 13;
				// Past 20 bits the integer may not fit 32 with a sign, and is summed up.
				for (let scale = 2 ** 20; byte >= 0x80; scale *= 128) {
					byte = bytes[at++] ?? END;
					value += (byte & 0x7f) * scale;
				}
			}
		}
		// Also false for what is no number: a scale past all numbers times nothing.
		if (!(value <= Number.MAX_SAFE_INTEGER)) throw notAFrame('an integer past 2^53');
		values[index] = (first & 1) === 1 && value !== 0 ? -value : value;
	}
	if (at !== bytes.length)
		throw notAFrame(at > bytes.length ? 'integers end in the middle of one' : `${bytes.length - at} bytes behind the last integer`);
	return values;
}
