import { Packr } from 'msgpackr';

// Records are an extension of msgpackr's own; without them the bytes are plain MessagePack, and no code is generated under a strict CSP.
const packr = new Packr({ useRecords: false, mapsAsObjects: true, variableMapSize: true, moreTypes: false });

/** MessagePack of plain values; a copy that the caller may keep. */
export function pack(value: unknown): Uint8Array {
	return packr.pack(value);
}

/** @throws Error for bytes that are not one MessagePack value. */
export function unpack(bytes: Uint8Array): unknown {
	return packr.unpack(bytes);
}
