/** A Socket.IO packet, as its server and client make and take them. */
interface Packet {
	type: number;
	nsp: string;
	data?: unknown;
	id?: number;
}

/** The event of a frame; its one argument is the frame's bytes. */
export const FRAME_EVENT = 'frame';

/** The packets that we speak: one namespace, no acknowledgements by id. Numbers are Socket.IO's. */
const CONNECT = 0;
const DISCONNECT = 1;
const EVENT = 2;
const CONNECT_ERROR = 4;
const NAMESPACE = '/';

/** Names that mean something to Socket.IO's own emitters: from outside they could pretend that a socket has closed. */
const RESERVED = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']);

/** A message that is not a packet of ours; Socket.IO closes the connection that it came on. */
export class BadPacketError extends Error {
	override readonly name = 'BadPacketError';
}

class Encoder {
	/** @throws RangeError for a packet that has no form in this protocol. */
	encode({ type, nsp, data, id }: Packet): [string | Uint8Array] {
		if (nsp !== NAMESPACE || id !== undefined) throw new RangeError('no other namespaces, no acknowledgements by id');
		if (type === EVENT && Array.isArray(data) && data[0] === FRAME_EVENT && data[1] instanceof Uint8Array) return [data[1]];
		return [data === undefined ? String(type) : `${type}${JSON.stringify(data)}`];
	}
}

class Decoder {
	readonly #listeners = new Set<(packet: Packet) => void>();

	on(_event: 'decoded', listener: (packet: Packet) => void): void {
		this.#listeners.add(listener);
	}

	off(_event: 'decoded', listener: (packet: Packet) => void): void {
		this.#listeners.delete(listener);
	}

	/** What `off` is called on the server. */
	removeListener(event: 'decoded', listener: (packet: Packet) => void): void {
		this.off(event, listener);
	}

	/** @throws BadPacketError, and nothing else of its own, whatever the message is. */
	add(message: unknown): void {
		const packet = typeof message === 'string' ? packetOfText(message) : frameOf(message);
		for (const listener of this.#listeners) listener(packet);
	}

	destroy(): void {
		this.#listeners.clear();
	}
}

/**
 * Socket.IO's parser for both sides: a frame travels as one binary message of its own bytes, where the stock parser sends two messages
 * and each client costs two system calls; everything else is Socket.IO's text.
 */
export const packetParser = { Encoder, Decoder };

function frameOf(message: unknown): Packet {
	const bytes = message instanceof ArrayBuffer ? new Uint8Array(message) : message;
	if (!(bytes instanceof Uint8Array)) throw new BadPacketError('neither text nor bytes');
	return { type: EVENT, nsp: NAMESPACE, data: [FRAME_EVENT, bytes] };
}

function packetOfText(text: string): Packet {
	const type = text.charCodeAt(0) - 48;
	const data = text.length > 1 ? parsed(text.slice(1)) : undefined;
	if (!fits(type, data)) throw new BadPacketError(`not a packet of kind ${text.slice(0, 1)}`);
	return data === undefined ? { type, nsp: NAMESPACE } : { type, nsp: NAMESPACE, data };
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		throw new BadPacketError('not JSON behind the kind');
	}
}

function fits(type: number, data: unknown): boolean {
	switch (type) {
		case CONNECT:
			return data === undefined || isRecord(data);
		case DISCONNECT:
			return data === undefined;
		case EVENT:
			return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0]);
		case CONNECT_ERROR:
			return isRecord(data);
		default:
			return false;
	}
}

function isRecord(data: unknown): boolean {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}
