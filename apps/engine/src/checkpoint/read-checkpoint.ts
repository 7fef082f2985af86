import { type FileHandle, open } from 'node:fs/promises';
import { deserialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { decodeIndex, type FileIndex, indexLength, type SectionEntry, TRAILER_BYTES } from './file-index.ts';
import { readSlices, resolve } from './object-table.ts';
import { arrayFor, bytesOf } from './sections.ts';
import { mend } from './tree.ts';

/** A checkpoint that cannot be used; the message says why. */
export class CheckpointRefusedError extends Error {
	override readonly name = 'CheckpointRefusedError';
}

const NOT_WHOLE = 'its end is missing or damaged';

/** A file that is open, and what it says of itself: that is looked at before anything else is read. */
export class CheckpointFile {
	readonly index: FileIndex;
	readonly #file: FileHandle;

	private constructor(file: FileHandle, index: FileIndex) {
		this.#file = file;
		this.index = index;
	}

	/** Null when there is none. @throws CheckpointRefusedError */
	static async open(path: string): Promise<CheckpointFile | null> {
		const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return null;
			throw new CheckpointRefusedError(`it cannot be read (${error.code})`);
		});
		if (file === null) return null;
		try {
			return new CheckpointFile(file, await readIndex(file));
		} catch (error) {
			await file.close();
			throw refused(error);
		}
	}

	/** What had been saved, typed arrays and lists in their places. @throws CheckpointRefusedError */
	async read(): Promise<unknown> {
		try {
			const sections: unknown[] = [];
			let at = 0;
			for (const entry of this.index.sections) {
				sections.push(await this.#section(entry, at));
				at += entry.bytes;
			}
			return assembled(this.index.sections, sections);
		} catch (error) {
			throw refused(error);
		}
	}

	close(): Promise<void> {
		return this.#file.close();
	}

	/** Read into the very array that the book will work with. */
	async #section({ kind, bytes, crc }: SectionEntry, at: number): Promise<ArrayBufferView> {
		const array = arrayFor(kind, bytes);
		const target = bytesOf(array);
		await readFully(this.#file, target, at);
		if (crc32(target) !== crc) throw new CheckpointRefusedError('a checksum is wrong');
		return array;
	}
}

async function readIndex(file: FileHandle): Promise<FileIndex> {
	const { size } = await file.stat();
	if (size < TRAILER_BYTES) throw new CheckpointRefusedError(NOT_WHOLE);
	const trailer = Buffer.alloc(TRAILER_BYTES);
	await readFully(file, trailer, size - TRAILER_BYTES);
	const length = indexLength(trailer);
	if (length === null || length > size - TRAILER_BYTES) throw new CheckpointRefusedError(NOT_WHOLE);
	const text = Buffer.alloc(length);
	const start = size - TRAILER_BYTES - length;
	await readFully(file, text, start);
	const index = decodeIndex(text, trailer);
	if (index === null) throw new CheckpointRefusedError('its index is damaged or of another version');
	if (index.sections.reduce((sum, { bytes }) => sum + bytes, 0) !== start)
		throw new CheckpointRefusedError('it has another length than it says');
	return index;
}

function assembled(entries: readonly SectionEntry[], sections: unknown[]): unknown {
	const tree = sections.at(-1) as Uint8Array;
	const table = readSlices(sections.at(-2) as Uint8Array);
	const list = (kind: SectionEntry['kind'], section: unknown): unknown => {
		if (kind === 'texts') return readSlices(section as Uint8Array);
		return kind === 'references' ? resolve(section as Int32Array, table) : section;
	};
	return mend(deserialize(tree), (index): unknown => list((entries[index] as SectionEntry).kind, sections[index]));
}

async function readFully(file: FileHandle, target: Uint8Array, from: number): Promise<void> {
	for (let done = 0; done < target.length; ) {
		const { bytesRead } = await file.read(target, done, target.length - done, from + done);
		if (bytesRead === 0) throw new CheckpointRefusedError(NOT_WHOLE);
		done += bytesRead;
	}
}

/** Whatever goes wrong while bytes of the file are made values is a fault of the file. */
function refused(error: unknown): CheckpointRefusedError {
	if (error instanceof CheckpointRefusedError) return error;
	return new CheckpointRefusedError(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
