import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import { type CheckpointHead, encodeIndex, type SectionEntry } from './file-index.ts';
import { ObjectTable } from './object-table.ts';
import { encodeSection, kindOf, type Section } from './sections.ts';
import { cut } from './tree.ts';

/** Bytes gathered before they are written. */
const WRITE_BYTES = 1024 * 1024;

/**
 * Writes what a book has saved into a file of its own and then puts that in place of the one before, so that there is always a whole one.
 * Others have their turn at every write. Gives the number of bytes.
 * Without `sync` nobody waits for the disk: after a power cut the file may be damaged, which its checksums say.
 */
export async function writeCheckpoint(path: string, head: CheckpointHead, saved: unknown, { sync = true } = {}): Promise<number> {
	const temporary = temporaryOf(path);
	try {
		const bytes = await writeWhole(temporary, head, saved, sync);
		await rename(temporary, path);
		if (sync) await syncFolder(dirname(path));
		return bytes;
	} catch (error) {
		// On a full disk the log needs the room that half a checkpoint takes.
		await rm(temporary, { force: true }).catch(() => undefined);
		throw error;
	}
}

/** Removes what an earlier process had begun to write. Gives the path where there was something. */
export async function removeUnfinished(path: string): Promise<string | null> {
	const temporary = temporaryOf(path);
	try {
		await rm(temporary);
		return temporary;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
}

const temporaryOf = (path: string): string => `${path}.tmp`;

async function writeWhole(path: string, head: CheckpointHead, saved: unknown, sync: boolean): Promise<number> {
	const file = await open(path, 'w');
	try {
		const bytes = await writeFile(file, head, saved);
		if (sync) await file.sync();
		return bytes;
	} finally {
		await file.close();
	}
}

async function writeFile(file: FileHandle, head: CheckpointHead, saved: unknown): Promise<number> {
	const sections: Section[] = [];
	const tree = serialize(cut(saved, sections));
	const table = new ObjectTable();
	const writer = new SectionWriter(file);
	for (const section of sections) await writer.section(kindOf(section), encodeSection(section, table));
	await writer.section('texts', table.slices());
	await writer.section('Uint8Array', [tree]);
	await writer.write(encodeIndex(head, writer.entries));
	await writer.flush();
	return writer.bytes;
}

/** Appends to a file, small pieces together, and keeps the checksum of each section. */
class SectionWriter {
	readonly entries: SectionEntry[] = [];
	bytes = 0;
	readonly #file: FileHandle;
	#waiting: Uint8Array[] = [];
	#waitingBytes = 0;

	constructor(file: FileHandle) {
		this.#file = file;
	}

	async section(kind: SectionEntry['kind'], slices: Iterable<Uint8Array>): Promise<void> {
		const entry = { kind, bytes: 0, crc: 0 };
		for (const slice of slices) {
			entry.bytes += slice.length;
			entry.crc = crc32(slice, entry.crc);
			await this.write(slice);
		}
		this.entries.push(entry);
	}

	async write(slice: Uint8Array): Promise<void> {
		this.#waiting.push(slice);
		this.#waitingBytes += slice.length;
		this.bytes += slice.length;
		if (this.#waitingBytes >= WRITE_BYTES) await this.flush();
	}

	async flush(): Promise<void> {
		const [slices, bytes] = [this.#waiting, this.#waitingBytes];
		this.#waiting = [];
		this.#waitingBytes = 0;
		const { bytesWritten } = await this.#file.writev(slices);
		if (bytesWritten !== bytes) throw new Error(`only ${bytesWritten} of ${bytes} bytes were written`);
	}
}

/** Makes the new name outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}
