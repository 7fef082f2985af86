import type { Buffer } from 'node:buffer';

const TWO_32 = 2 ** 32;

/** Reads Kafka's primitive types, big endian; values are views of the buffer. */
export class ByteReader {
	readonly buffer: Buffer;
	at: number;

	constructor(buffer: Buffer, at = 0) {
		this.buffer = buffer;
		this.at = at;
	}

	get left(): number {
		return this.buffer.length - this.at;
	}

	int8(): number {
		return this.buffer.readInt8(this.at++);
	}

	int16(): number {
		this.at += 2;
		return this.buffer.readInt16BE(this.at - 2);
	}

	int32(): number {
		this.at += 4;
		return this.buffer.readInt32BE(this.at - 4);
	}

	/** Offsets and timestamps: safe integers. */
	int64(): number {
		return this.int32() * TWO_32 + this.#uint32();
	}

	bigint64(): bigint {
		this.at += 8;
		return this.buffer.readBigInt64BE(this.at - 8);
	}

	string(): string {
		return this.#text(this.int16());
	}

	compactString(): string {
		return this.#text(this.uvarint() - 1);
	}

	/** An array whose length is four bytes; null counts as empty. */
	array<T>(read: () => T): T[] {
		return this.#times(this.int32(), read);
	}

	compactArray<T>(read: () => T): T[] {
		return this.#times(this.uvarint() - 1, read);
	}

	uvarint(): number {
		let value = 0;
		let factor = 1;
		let byte: number;
		do {
			byte = this.#byte();
			value += (byte & 127) * factor;
			factor *= 128;
		} while (byte > 127);
		return value;
	}

	/** Zigzag, within the safe integers. */
	varint(): number {
		const folded = this.uvarint();
		return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
	}

	/** A length as a zigzag varint, then bytes; null for -1. */
	varintBytes(): Buffer | null {
		const length = this.varint();
		return length < 0 ? null : this.bytes(length);
	}

	varintString(): string | null {
		const length = this.varint();
		return length < 0 ? null : this.#text(length);
	}

	bytes(length: number): Buffer {
		this.at += length;
		if (this.at > this.buffer.length) throw new RangeError('the response ends too early');
		return this.buffer.subarray(this.at - length, this.at);
	}

	/** Skips the tagged fields of a flexible protocol version. */
	skipTags(): void {
		for (let count = this.uvarint(); count > 0; count--) {
			this.uvarint();
			this.bytes(this.uvarint());
		}
	}

	#text(length: number): string {
		this.at += length;
		return this.buffer.toString('utf8', this.at - length, this.at);
	}

	#times<T>(count: number, read: () => T): T[] {
		const values: T[] = [];
		for (let i = 0; i < count; i++) values.push(read());
		return values;
	}

	#uint32(): number {
		this.at += 4;
		return this.buffer.readUInt32BE(this.at - 4);
	}

	#byte(): number {
		const byte = this.buffer[this.at++];
		if (byte === undefined) throw new RangeError('the response ends too early');
		return byte;
	}
}
