/** A final, unmasked binary frame, RFC 6455 §5.2. */
const FINAL_BINARY = 0x82;
/** Longest payload whose length stands in the second byte, and in two bytes more. */
const SHORT = 125;
const MEDIUM = 65_535;

/** The bytes of one message as a WebSocket server sends them, header and payload in one piece: one write for each client, nothing to put together. */
export function webSocketFrame(payload: Uint8Array): Buffer {
	const { length } = payload;
	const header = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10;
	const frame = Buffer.allocUnsafe(header + length);
	frame[0] = FINAL_BINARY;
	frame[1] = header === 2 ? length : header === 4 ? 126 : 127;
	if (header === 4) frame.writeUInt16BE(length, 2);
	if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
	frame.set(payload, header);
	return frame;
}
