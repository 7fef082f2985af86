import { Buffer } from 'node:buffer';
import { SavedTexts, SavedValues } from '../fold/index.ts';
import { type ObjectTable, type Shared, slicesOf } from './object-table.ts';

/** Bytes of an array handed to the file at once. */
const SLICE_BYTES = 4 * 1024 * 1024;
/** References written at once. */
const SLICE_ITEMS = 10_000;

const ARRAYS = { Int32Array, Uint32Array, Uint16Array, Uint8Array, Float64Array } as const;
export type ArrayName = keyof typeof ARRAYS;
type Numbers = InstanceType<(typeof ARRAYS)[ArrayName]>;

/** What stands in a file by itself, beside the tree that it is cut out of: arrays of numbers as they are in memory, and long lists. */
export type Section = Numbers | SavedTexts | SavedValues<object>;
/** How a section is to be read again. */
export type SectionKind = ArrayName | 'texts' | 'references';

export const isSection = (value: unknown): value is Section =>
	value instanceof SavedTexts || value instanceof SavedValues || arrayName(value) !== undefined;

export function kindOf(section: Section): SectionKind {
	if (section instanceof SavedTexts) return section.repeating ? 'references' : 'texts';
	if (section instanceof SavedValues) return 'references';
	return arrayName(section) as ArrayName;
}

/** The bytes of a section, in slices between which others may have their turn. */
export function* encodeSection(section: Section, table: ObjectTable): Generator<Uint8Array> {
	if (section instanceof SavedValues || (section instanceof SavedTexts && section.repeating)) yield* references(section, table);
	else if (section instanceof SavedTexts) yield* slicesOf(section);
	else for (let from = 0; from < section.byteLength; from += SLICE_BYTES) yield bytesOf(section).subarray(from, from + SLICE_BYTES);
}

/** An empty array of numbers that the bytes of a section are read into. @throws RangeError when they are no whole number of its elements. */
export function arrayFor(kind: SectionKind, bytes: number): Numbers {
	const create = ARRAYS[kind === 'texts' ? 'Uint8Array' : kind === 'references' ? 'Int32Array' : kind];
	const length = bytes / create.BYTES_PER_ELEMENT;
	if (!Number.isInteger(length)) throw new RangeError(`${bytes} bytes are no array of ${create.name}`);
	return new create(length);
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
	Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

function arrayName(value: unknown): ArrayName | undefined {
	return (Object.keys(ARRAYS) as ArrayName[]).find((name) => value instanceof ARRAYS[name]);
}

function* references(list: Iterable<Shared | null>, table: ObjectTable): Generator<Uint8Array> {
	let slice: number[] = [];
	for (const value of list) {
		slice.push(table.reference(value));
		if (slice.length < SLICE_ITEMS) continue;
		yield bytesOf(Int32Array.from(slice));
		slice = [];
	}
	yield bytesOf(Int32Array.from(slice));
}
