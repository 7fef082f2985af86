import type { Buffer } from 'node:buffer';

/** The reading and writing head of avsc, as its types call it; its published types leave it out. */
export interface Tap {
	buf: Buffer;
	/** Place of the next byte. A head past the end says that the bytes were too few: avsc looks at that afterwards. */
	pos: number;
	/** A long as a double: exact below 2^52. */
	readLong(): number;
	readString(): string;
}
