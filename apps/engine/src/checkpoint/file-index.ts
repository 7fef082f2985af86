import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { z } from 'zod';

/** Raised when the file's own form changes. */
const FORMAT = 1;
/** Ends every whole file ("TIDECKPT" in ASCII). */
const MAGIC = Buffer.from('TIDECKPT');
/** Behind the index: its length, its checksum, the magic. */
export const TRAILER_BYTES = 4 + 4 + MAGIC.length;

const offsets = z.record(z.string(), z.number().int().nonnegative());

const fileIndex = z.object({
	format: z.literal(FORMAT),
	/** The log it was folded from. */
	log: z.string(),
	/** The program that wrote it. */
	program: z.string(),
	/** Epoch milliseconds. */
	savedAt: z.number(),
	/** Next offset of every partition that is folded. */
	positions: offsets,
	/** Next offset of every partition that the folder writes: what stands before it is in the book. */
	published: offsets,
	/** Checksum of the record before each position; null where compaction had taken it. */
	marks: z.record(z.string(), z.number().nullable()),
	/** In the order of the file. The last two are the table of shared objects and the tree. */
	sections: z.array(
		z.object({
			kind: z.enum(['Int32Array', 'Uint32Array', 'Uint16Array', 'Uint8Array', 'Float64Array', 'texts', 'references']),
			bytes: z.number().int().nonnegative(),
			crc: z.number().int().nonnegative(),
		}),
	),
});

/** What a checkpoint says of itself; it stands at the end of its file. */
export type FileIndex = z.infer<typeof fileIndex>;
export type SectionEntry = FileIndex['sections'][number];

/** Whom a checkpoint belongs to, and how far it goes. */
export type CheckpointHead = Omit<FileIndex, 'format' | 'sections'>;

export function encodeIndex(head: CheckpointHead, sections: readonly SectionEntry[]): Uint8Array {
	const text = Buffer.from(JSON.stringify({ format: FORMAT, ...head, sections }));
	const numbers = Buffer.alloc(TRAILER_BYTES - MAGIC.length);
	numbers.writeUInt32LE(text.length, 0);
	numbers.writeUInt32LE(crc32(text), 4);
	return Buffer.concat([text, numbers, MAGIC]);
}

/** The length of the index that a trailer announces; null when the file does not end as it should. */
export const indexLength = (trailer: Buffer): number | null =>
	trailer.subarray(-MAGIC.length).equals(MAGIC) ? trailer.readUInt32LE(0) : null;

/** Null for an index that is damaged or of another form. */
export function decodeIndex(text: Buffer, trailer: Buffer): FileIndex | null {
	if (crc32(text) !== trailer.readUInt32LE(4)) return null;
	const parsed = fileIndex.safeParse(JSON.parse(text.toString()));
	return parsed.success ? parsed.data : null;
}
