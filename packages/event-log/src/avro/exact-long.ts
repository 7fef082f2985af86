import avro from 'avsc';
import type { Tap } from './avsc-tap.ts';

/** Past this size avsc's doubles lose the lowest bit, because Avro stores twice the value. */
const EXACT_AS_DOUBLE = 2 ** 52;

/** What avsc calls on a type of its own; its published types leave these out. */
interface Primitive {
	_check(value: unknown, flags: unknown, hook: unknown): boolean;
	_read(tap: Tap): number;
	_write(tap: Tap, value: unknown): void;
}
const LongType = avro.types.LongType as unknown as new () => Primitive;

/** Avro's long as a safe integer: exact over the whole range or refused, where avsc alone is off by one from 2^52 on. */
export class ExactLong extends LongType {
	override _check(value: unknown, flags: unknown, hook: unknown): boolean {
		return Number.isSafeInteger(value) || super._check(value, flags, hook);
	}

	override _read(tap: Tap): number {
		const start = tap.pos;
		const value = tap.readLong();
		if (value < EXACT_AS_DOUBLE && value > -EXACT_AS_DOUBLE) return value;
		tap.pos = start;
		return readExact(tap);
	}

	override _write(tap: Tap, value: unknown): void {
		if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) < EXACT_AS_DOUBLE) super._write(tap, value);
		else writeExact(tap, value);
	}
}

function readExact(tap: Tap): number {
	let shift = 0n;
	let folded = 0n;
	let byte: number;
	do {
		// A cut buffer ends in undefined bytes; avsc tells from the place afterwards.
		byte = tap.buf[tap.pos++] ?? 0;
		folded |= BigInt(byte & 127) << shift;
		shift += 7n;
	} while (byte > 127);
	const value = Number((folded >> 1n) ^ -(folded & 1n));
	if (!Number.isSafeInteger(value)) throw new RangeError('a long is no safe integer');
	return value;
}

function writeExact(tap: Tap, value: number): void {
	const twice = BigInt(value) * 2n;
	let folded = value < 0 ? -twice - 1n : twice;
	while (folded > 127n) {
		tap.buf[tap.pos++] = Number(folded & 127n) | 128;
		folded >>= 7n;
	}
	tap.buf[tap.pos++] = Number(folded);
}
