import { notAFrame } from './bad-frame-error.ts';

/** Most bytes of one safe integer: 6 bits, then 7 a byte. */
const MAX_BYTES = 8;

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
		let byte = byteAt(bytes, at++);
		const negative = (byte & 1) === 1;
		let value = (byte & 0x7f) >> 1;
		let scale = 64;
		while (byte >= 0x80) {
			byte = byteAt(bytes, at++);
			value += (byte & 0x7f) * scale;
			scale *= 128;
		}
		if (value > Number.MAX_SAFE_INTEGER) throw notAFrame('an integer past 2^53');
		values[index] = negative && value !== 0 ? -value : value;
	}
	if (at !== bytes.length) throw notAFrame(`${bytes.length - at} bytes behind the last integer`);
	return values;
}

function byteAt(bytes: Uint8Array, at: number): number {
	const byte = bytes[at];
	if (byte === undefined) throw notAFrame('integers end in the middle of one');
	return byte;
}
