import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter, sizeOfVarint } from './bytes.ts';

const safe = fc.maxSafeInteger();

test('every safe integer comes back, as a varint of the size that was foretold and in eight bytes', () => {
	fc.assert(
		fc.property(safe, (value) => {
			// Twice the value has to be safe too: Kafka's varints are for lengths, offsets and times. Adding 0 makes 0 of −0.
			const half = Math.trunc(value / 2) + 0;
			const bytes = new ByteWriter(1).varint(half).int64(value).bytes;
			const reader = new ByteReader(bytes);
			expect(reader.varint()).toBe(half);
			expect(reader.at).toBe(sizeOfVarint(half));
			expect(reader.int64()).toBe(value);
		}),
	);
});

test('text comes back in each of the ways that the protocol writes it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (value) => {
			const reader = new ByteReader(new ByteWriter(1).string(value).compactString(value).varintString(value).varintString(null).bytes);
			expect([reader.string(), reader.compactString(), reader.varintString(), reader.varintString()]).toEqual([value, value, value, null]);
		}),
	);
});

test('an answer that ends too early is said to', () => {
	expect(() => new ByteReader(new ByteWriter().uvarint(300).bytes.subarray(0, 1)).uvarint()).toThrow('the response ends too early');
	expect(() => new ByteReader(new ByteWriter().varint(7).bytes).varintBytes()).toThrow('the response ends too early');
});
