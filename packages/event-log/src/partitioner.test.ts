import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { murmur2, partitionOfKey } from './partitioner.ts';

/** From Kafka's own `UtilsTest.testMurmur2`. */
const KAFKA_VECTORS: [string, number][] = [
	['21', -973932308],
	['foobar', -790332482],
	['a-little-bit-long-string', -985981536],
	['a-little-bit-longer-string', -1486304829],
	['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
	['abc', 479470107],
];

describe('murmur2', () => {
	test.each(KAFKA_VECTORS)('hashes %j as the Java client does', (text, hash) => {
		expect(murmur2(Buffer.from(text))).toBe(hash);
	});
});

describe('the partition of a key', () => {
	test('is the positive hash modulo the number of partitions', () => {
		expect(partitionOfKey('foobar', 4)).toBe((-790332482 & 0x7fffffff) % 4);
	});

	test('is taken from the UTF-8 bytes of the key, of any length and alphabet', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 250, maxLength: 260 })), (key) => {
				expect(partitionOfKey(key, 7)).toBe((murmur2(Buffer.from(key)) & 0x7fffffff) % 7);
			}),
		);
	});
});
