import { Buffer } from 'node:buffer';

const TWO_32 = 2 ** 32;

/** Writes Kafka's primitive types, big endian; grows as needed. */
export class ByteWriter {
	#buffer: Buffer;
	#at = 0;

	constructor(size = 1_024) {
		this.#buffer = Buffer.allocUnsafe(size);
	}

	/** A view of what was written. */
	get bytes(): Buffer {
		return this.#buffer.subarray(0, this.#at);
	}

	get length(): number {
		return this.#at;
	}

	reset(): this {
		this.#at = 0;
		return this;
	}

	int8(value: number): this {
		this.#room(1);
		this.#at = this.#buffer.writeInt8(value, this.#at);
		return this;
	}

	int16(value: number): this {
		this.#room(2);
		this.#at = this.#buffer.writeInt16BE(value, this.#at);
		return this;
	}

	int32(value: number): this {
		this.#room(4);
		this.#at = this.#buffer.writeInt32BE(value, this.#at);
		return this;
	}

	uint32(value: number): this {
		this.#room(4);
		this.#at = this.#buffer.writeUInt32BE(value, this.#at);
		return this;
	}

	/** A safe integer in eight bytes. */
	int64(value: number): this {
		this.int32(Math.floor(value / TWO_32));
		return this.uint32(value >>> 0);
	}

	bigint64(value: bigint): this {
		this.#room(8);
		this.#at = this.#buffer.writeBigInt64BE(value, this.#at);
		return this;
	}

	string(value: string | null): this {
		if (value === null) return this.int16(-1);
		const length = Buffer.byteLength(value);
		this.int16(length).#room(length);
		this.#at += this.#buffer.write(value, this.#at);
		return this;
	}

	/** The string of flexible protocol versions: its length plus one as an unsigned varint. */
	compactString(value: string): this {
		const length = Buffer.byteLength(value);
		this.uvarint(length + 1).#room(length);
		this.#at += this.#buffer.write(value, this.#at);
		return this;
	}

	raw(value: Uint8Array): this {
		this.#room(value.length);
		this.#buffer.set(value, this.#at);
		this.#at += value.length;
		return this;
	}

	uvarint(value: number): this {
		this.#room(5);
		let rest = value;
		while (rest > 127) {
			this.#buffer[this.#at++] = (rest & 127) | 128;
			rest >>>= 7;
		}
		this.#buffer[this.#at++] = rest;
		return this;
	}

	/** Zigzag, for safe integers. */
	varint(value: number): this {
		this.#room(10);
		let folded = value < 0 ? -2 * value - 1 : 2 * value;
		while (folded > 127) {
			this.#buffer[this.#at++] = (folded % 128) | 128;
			folded = Math.floor(folded / 128);
		}
		this.#buffer[this.#at++] = folded;
		return this;
	}

	/** Length as a zigzag varint, then the bytes; -1 is null. */
	varintBytes(value: Uint8Array | null): this {
		if (value === null) return this.varint(-1);
		return this.varint(value.length).raw(value);
	}

	varintString(value: string | null): this {
		if (value === null) return this.varint(-1);
		const length = Buffer.byteLength(value);
		this.varint(length).#room(length);
		this.#at += this.#buffer.write(value, this.#at);
		return this;
	}

	#room(bytes: number): void {
		if (this.#at + bytes <= this.#buffer.length) return;
		const larger = Buffer.allocUnsafe(2 * (this.#at + bytes));
		this.#buffer.copy(larger, 0, 0, this.#at);
		this.#buffer = larger;
	}
}

/** Bytes that a zigzag varint of a safe integer takes. */
export function sizeOfVarint(value: number): number {
	let folded = value < 0 ? -2 * value - 1 : 2 * value;
	let bytes = 1;
	while (folded > 127) {
		folded = Math.floor(folded / 128);
		bytes++;
	}
	return bytes;
}
