import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import { DESK_TOPICS, type EventLog, type NewRecord } from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import { type Line, LineSplitter, MAX_LINE_BYTES } from './line-splitter.ts';
import type { FeedOptions } from './options.ts';
import type { OwnRecords } from './own-records.ts';
import { BadLineError, parseLine } from './parse-line.ts';

/** Records and bytes of one append; whichever is reached first. */
const BATCH_RECORDS = 1_000;
const BATCH_BYTES = 4 * 1024 * 1024;
/** Bad lines that are told one by one; the rest is only counted. */
const BAD_LINES_SHOWN = 20;
const MEGABYTE = 1024 * 1024;

export interface FeedFileDeps {
	readonly log: EventLog;
	readonly stdin: NodeJS.ReadableStream;
	readonly progress: (label: string, done: number, total: number | null) => void;
	readonly complain: (line: string) => void;
}

/** What has become of the lines so far. */
export interface LineCounts {
	lines: number;
	appended: number;
	badLines: number;
}

/** How lines become records. */
export type Reading = Pick<FeedOptions, 'topic' | 'at'>;

/** A file that can be read. */
export interface InputFile {
	readonly path: string;
	/** Bytes; null for the standard input and for pipes, which do not say. */
	readonly size: number | null;
}

/** Looks at a file before anything is appended. `-` is the standard input. @throws UsageError */
export function inputFile(path: string): InputFile {
	if (path === '-') return { path, size: null };
	try {
		const found = statSync(path);
		accessSync(path, constants.R_OK);
		if (!found.isDirectory()) return { path, size: found.isFile() ? found.size : null };
	} catch (error) {
		throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}); nothing was appended`);
	}
	throw new UsageError(`${path} is a folder: name the files in it; nothing was appended`);
}

/** Appends a file's records in batches. @throws what the log and the file system say. */
export async function feedFile(deps: FeedFileDeps, file: InputFile, reading: Reading, own: OwnRecords, counts: LineCounts): Promise<void> {
	const input = file.path === '-' ? deps.stdin : createReadStream(file.path);
	const name = file.path === '-' ? 'standard input' : file.path;
	const splitter = new LineSplitter();
	let batch: NewRecord[] = [];
	let batchBytes = 0;
	let lineNumber = 0;
	let bytesRead = 0;

	const flush = async () => {
		const placed = await deps.log.append(batch);
		placed.forEach(({ partition, offset }, index) => {
			const { topic } = batch[index] as NewRecord;
			if (isDesk(topic)) own.add(topic, partition, offset);
		});
		counts.appended += batch.length;
		batch = [];
		batchBytes = 0;
		deps.progress('Appending', file.size === null ? counts.appended : bytesRead, file.size);
	};
	const take = async (line: Line) => {
		lineNumber++;
		counts.lines++;
		const record = readLine(deps, `${name}:${lineNumber}`, line, reading, counts);
		if (record === null) return;
		batch.push(record);
		batchBytes += record.value?.length ?? 0;
		if (batch.length >= BATCH_RECORDS || batchBytes >= BATCH_BYTES) await flush();
	};
	for await (const piece of input) {
		const bytes = Buffer.from(piece);
		bytesRead += bytes.length;
		for (const line of splitter.push(bytes)) await take(line);
	}
	for (const line of splitter.end()) await take(line);
	await flush();
}

function readLine({ complain }: FeedFileDeps, where: string, line: Line, { topic, at }: Reading, counts: LineCounts): NewRecord | null {
	try {
		if (line === null) throw new BadLineError(`longer than ${MAX_LINE_BYTES / MEGABYTE} MB`);
		const record = parseLine(line, topic);
		return record === null || at === null ? record : { ...record, timestamp: at };
	} catch (error) {
		if (!(error instanceof BadLineError)) throw error;
		counts.badLines++;
		if (counts.badLines <= BAD_LINES_SHOWN) complain(`${where}: ${printable(error.message)}`);
		if (counts.badLines === BAD_LINES_SHOWN) complain('Further bad lines are only counted.');
		return null;
	}
}

/** What a binary file has for text must not steer the terminal. */
function printable(text: string): string {
	return text.replace(/\p{C}/gu, '·');
}

const isDesk = (topic: string): boolean => (DESK_TOPICS as readonly string[]).includes(topic);
