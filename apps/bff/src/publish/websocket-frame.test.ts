import { describe, expect, it } from 'vitest';
import { webSocketFrame } from './websocket-frame.ts';

describe('websocket frame', () => {
	it.each([
		[0, '8200'],
		[1, '8201'],
		[125, '827d'],
		[126, '827e007e'],
		[65_535, '827effff'],
		[65_536, '827f0000000000010000'],
	])('of %i bytes has the header of RFC 6455 and the payload behind it', (length, header) => {
		const frame = webSocketFrame(new Uint8Array(length).fill(7));
		expect(frame.subarray(0, header.length / 2).toString('hex')).toBe(header);
		expect(frame.subarray(header.length / 2).equals(Buffer.alloc(length, 7))).toBe(true);
	});
});
