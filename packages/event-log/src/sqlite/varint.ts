/** Bytes that a variable-length integer takes at most: a safe integer has 53 bits. */
export const MAX_VARINT_BYTES = 8;
const SMALL = 0x7fffffff;

/** Writes a safe integer of zero or more, seven bits a byte, lowest first; gives the position after it. */
export function writeVarint(target: Uint8Array, at: number, value: number): number {
	let rest = value;
	let position = at;
	while (rest > SMALL) {
		target[position++] = (rest % 128) | 128;
		rest = Math.floor(rest / 128);
	}
	while (rest > 127) {
		target[position++] = (rest & 127) | 128;
		rest >>>= 7;
	}
	target[position++] = rest;
	return position;
}

/** Folds the sign into the lowest bit, so that small negative numbers stay short. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

/** Reads what `writeVarint` wrote, from `at` on. */
export class VarintReader {
	at = 0;
	readonly bytes: Uint8Array;
	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}
	/** @throws RangeError past the end. */
	next(): number {
		let byte = this.byte();
		if (byte < 128) return byte;
		let value = byte & 127;
		let factor = 128;
		do {
			byte = this.byte();
			value += (byte & 127) * factor;
			factor *= 128;
		} while (byte > 127);
		return value;
	}
	private byte(): number {
		const byte = this.bytes[this.at++];
		if (byte === undefined) throw new RangeError('the batch ends in the middle of a number');
		return byte;
	}
}
