import type { Buffer } from 'node:buffer';
import avro from 'avsc';
import type { Tap } from './avsc-tap.ts';

/** What avsc calls on a type of its own; its published types leave these out. */
interface StringReader {
	_read(tap: Tap): string;
}
const StringType = avro.types.StringType as unknown as new () => StringReader;

/** Bytes of a string that is kept: ids and codes are short, longer strings hardly repeat. */
const MAX_LENGTH = 24;
/** Strings kept at most, a power of two: instruments and accounts by the ten thousand, 3 MB. */
const PLACES = 131_072;
const known: string[] = new Array(PLACES).fill('');
/** Hash of the string that last came to a place and was not there: when it comes again, the place is its own. What comes once never is. */
const lastMissed = new Int32Array(PLACES);

/**
 * Avro's string, where accounts, instruments and codes that repeat from record to record come out as one and the same string: reading one
 * is cheaper than making it anew, and as a key of a map its hash is known.
 */
export class InternedString extends StringType {
	override _read(tap: Tap): string {
		const start = tap.pos;
		const length = tap.readLong();
		const from = tap.pos;
		const to = from + length;
		// A cut buffer is for avsc to tell.
		if (length === 0 || length > MAX_LENGTH || to > tap.buf.length) return readAnew(tap, start);
		const { buf } = tap;
		let hash = length;
		let bits = 0;
		for (let at = from; at < to; at++) {
			const byte = buf[at] as number;
			hash = (Math.imul(hash, 31) + byte) | 0;
			bits |= byte;
		}
		// One byte is one character in ASCII only.
		if (bits > 127) return readAnew(tap, start);
		const place = (hash ^ (hash >>> 12)) & (PLACES - 1);
		const candidate = known[place] as string;
		if (candidate.length === length && isAt(candidate, buf, from)) {
			tap.pos = to;
			return candidate;
		}
		const text = readAnew(tap, start);
		if (lastMissed[place] === hash) known[place] = text;
		else lastMissed[place] = hash;
		return text;
	}
}

function readAnew(tap: Tap, start: number): string {
	tap.pos = start;
	return tap.readString();
}

function isAt(text: string, buf: Buffer, from: number): boolean {
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== buf[from + i]) return false;
	return true;
}
