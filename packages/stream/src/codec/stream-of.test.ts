import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../msgpack.ts';
import { encodeControl } from './encode-frame.ts';
import { streamOf } from './stream-of.ts';

const heartbeat = (stream: string) => encodeControl({ kind: 'heartbeat', stream, epoch: 'e', seq: 1, asOf: 2, sentAt: 3 });

describe('the stream of a frame', () => {
	it('is null for bytes without the head of a frame', () => {
		expect([new Uint8Array(), pack('lcr:LDN'), pack([1, 2, 3]), pack([1]), heartbeat('')].map(streamOf)).toEqual([
			null,
			null,
			null,
			null,
			null,
		]);
		fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => ['string', 'object'].includes(typeof streamOf(bytes))));
	});
	it('is null for a name that is longer than the bytes, or no text', () => {
		const bytes = heartbeat('lcr:LDN');
		expect(streamOf(bytes.subarray(0, 8))).toBeNull();
		expect(streamOf(new Uint8Array([0x94, 1, 2, 0xd9, 0xff, 0x61]))).toBeNull();
		expect(streamOf(new Uint8Array([0x94, 1, 2, 0xa2, 0xff, 0xff]))).toBeNull();
	});
	it('is what the encoder was given', () => {
		const name = fc
			.string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
			.filter((stream) => new TextEncoder().encode(stream).length < 256);
		fc.assert(
			fc.property(name, (stream) => {
				expect(streamOf(heartbeat(stream))).toBe(stream);
			}),
		);
	});
});
