import { createHash } from 'node:crypto';
import { accessSync, constants, createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { LineSplitter } from '../feed/line-splitter.ts';
import { UsageError } from '../start/usage-error.ts';
import { type DayEnd, type DayLine, parseLine, VERSION } from './lines.ts';

/** Longest line: a value of the largest batch that Kafka takes (16 MB), in base64, and what stands around it. */
const MAX_LINE_BYTES = 24 * 1024 * 1024;

/** Lines that were compressed together, and how much of the file has been read. */
export interface DayPiece {
	readonly lines: readonly DayLine[];
	readonly bytesRead: number;
}

/**
 * Reads a day piece by piece, header first, without its end, which is checked.
 * @throws UsageError saying that the file is none, of a newer version, cut or damaged
 */
export async function* readDay(path: string): AsyncGenerator<DayPiece> {
	checkSource(path);
	const file = createReadStream(path);
	const text = file.pipe(createGunzip());
	// A failure of the file does not pass through a pipe by itself.
	file.once('error', (error) => text.destroy(error));
	const splitter = new LineSplitter(MAX_LINE_BYTES);
	const check = new DayCheck(path);
	try {
		for await (const piece of text) yield { lines: splitter.push(piece).flatMap((line) => check.line(line)), bytesRead: file.bytesRead };
	} catch (error) {
		throw check.said(error);
	} finally {
		file.destroy();
	}
	check.finish(splitter.end().length > 0);
}

/** @throws UsageError */
function checkSource(path: string): void {
	try {
		accessSync(path, constants.R_OK);
	} catch (error) {
		throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
	}
	if (!statSync(path).isFile()) throw new UsageError(`${path} is no file`);
}

/** Holds the lines against what a whole file says of itself. */
class DayCheck {
	readonly #path: string;
	readonly #hash = createHash('sha256');
	#lines = 0;
	#records = 0;
	#end: DayEnd | null = null;

	constructor(path: string) {
		this.#path = path;
	}

	/** The line, or none for the end. */
	line(text: string | null): DayLine[] {
		this.#lines++;
		const line = this.#parsed(text);
		if (this.#lines === 1) this.#checkHeader(line);
		if (this.#end !== null || (line.kind === 'header') !== (this.#lines === 1)) throw this.#damaged();
		if (line.kind === 'end') {
			this.#end = line.end;
			if (this.#end.records !== this.#records || this.#end.sha256 !== this.#hash.digest('hex')) throw this.#damaged();
			return [];
		}
		this.#hash.update(`${text}\n`);
		if (line.kind === 'record') this.#records++;
		return [line];
	}

	/** What an error of the stream says of the file. */
	said(error: unknown): unknown {
		const code = (error as NodeJS.ErrnoException).code ?? '';
		if (code === 'Z_BUF_ERROR') return this.#lines === 0 ? this.#foreign() : this.#cut();
		if (code.startsWith('Z_')) return this.#lines === 0 ? this.#foreign() : this.#damaged();
		return error;
	}

	finish(hasRest: boolean): void {
		if (this.#lines === 0) throw this.#foreign();
		if (this.#end === null || hasRest) throw this.#cut();
	}

	#parsed(text: string | null): DayLine {
		try {
			return parseLine(text ?? '');
		} catch {
			throw this.#lines === 1 ? this.#foreign() : this.#damaged();
		}
	}

	#checkHeader(line: DayLine): void {
		if (line.kind === 'header') return;
		if (line.kind !== 'newer') throw this.#foreign();
		throw new UsageError(
			`${this.#path} has format ${line.version}, this version of Tideline knows ${VERSION}; use the version that wrote it`,
		);
	}

	#foreign(): UsageError {
		return new UsageError(`${this.#path} is no day that npm run record has written`);
	}

	#cut(): UsageError {
		return new UsageError(`${this.#path} is cut short after ${this.#records} records; copy it again, or record the day anew`);
	}

	#damaged(): UsageError {
		return new UsageError(`${this.#path} is damaged at line ${this.#lines}; copy it again, or record the day anew`);
	}
}
