import { Buffer } from 'node:buffer';

/** Objects and texts written as one piece of JSON. */
const SLICE_ITEMS = 2_000;
const LENGTH_BYTES = 4;
const NOTHING = -1;

export type Shared = object | string;

/** Objects and repeated texts, each written once and named by its place. */
export class ObjectTable {
	readonly #places = new Map<Shared, number>();

	/** −1 for null. */
	reference(value: Shared | null): number {
		if (value === null) return NOTHING;
		const known = this.#places.get(value);
		if (known !== undefined) return known;
		const place = this.#places.size;
		this.#places.set(value, place);
		return place;
	}

	slices(): Generator<Uint8Array> {
		return slicesOf(this.#places.keys());
	}
}

/** JSON in slices, the length of each in front: whatever a text holds comes back. */
export function* slicesOf(items: Iterable<Shared>): Generator<Uint8Array> {
	let slice: Shared[] = [];
	for (const item of items) {
		slice.push(item);
		if (slice.length < SLICE_ITEMS) continue;
		yield framed(slice);
		slice = [];
	}
	if (slice.length > 0) yield framed(slice);
}

/** What `slicesOf` has written. @throws SyntaxError, RangeError for bytes that it has not written. */
export function readSlices(bytes: Uint8Array): Shared[] {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const items: Shared[] = [];
	for (let at = 0; at < buffer.length; ) {
		const end = at + LENGTH_BYTES + buffer.readUInt32LE(at);
		const slice: Shared[] = JSON.parse(buffer.toString('utf8', at + LENGTH_BYTES, end));
		for (const item of slice) items.push(item);
		at = end;
	}
	return items;
}

/** The values of a list of references. @throws RangeError for a place that is not in the table. */
export function resolve(references: Iterable<number>, table: readonly Shared[]): (Shared | null)[] {
	return Array.from(references, (place) => {
		if (place === NOTHING) return null;
		const value = table[place];
		if (value === undefined) throw new RangeError(`the table has no place ${place}`);
		return value;
	});
}

function framed(slice: readonly Shared[]): Uint8Array {
	const text = JSON.stringify(slice);
	const bytes = Buffer.allocUnsafe(LENGTH_BYTES + Buffer.byteLength(text));
	bytes.writeUInt32LE(bytes.length - LENGTH_BYTES, 0);
	bytes.write(text, LENGTH_BYTES);
	return bytes;
}
