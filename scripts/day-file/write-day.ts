import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { LogRecord } from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import { type DayHeader, type DaySchema, endText, headerText, recordText, schemaText } from './lines.ts';

/** Looks at the place of a file before anything is read for it. @throws UsageError */
export function checkTarget(path: string, options: { force: boolean }): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isDirectory()) throw new UsageError(`${path} is a folder: name a file in it`);
	if (found !== undefined && !options.force) throw new UsageError(`${path} is there already; name another file, or add --force`);
	if (!existsSync(dirname(path))) throw new UsageError(`there is no folder ${dirname(path)}; make it or name another`);
}

const unfinished = (path: string): string => `${path}.part`;

/** Takes away what a recording that was broken off has left. */
export const removeUnfinished = (path: string): void => rmSync(unfinished(path), { force: true });

/**
 * Writes a day to a file, compressed, under a name of its own until it is whole. Holds a few kilobytes of it.
 * Everything throws UsageError when the file cannot be written.
 */
export class DayWriter {
	readonly #path: string;
	readonly #gzip: Gzip;
	readonly #written: Promise<void>;
	readonly #hash = createHash('sha256');
	#records = 0;

	constructor(path: string) {
		this.#path = path;
		this.#gzip = createGzip();
		this.#written = pipeline(this.#gzip, createWriteStream(unfinished(path), { flush: true }));
		// Whoever writes next is told; nobody may ever.
		this.#written.catch(() => undefined);
	}

	get records(): number {
		return this.#records;
	}

	header(header: DayHeader): Promise<void> {
		return this.#line(headerText(header));
	}

	schema(schema: DaySchema): Promise<void> {
		return this.#line(schemaText(schema));
	}

	record(record: LogRecord): Promise<void> {
		this.#records++;
		return this.#line(recordText(record));
	}

	/** Closes the file and gives it its name; its size in bytes. */
	async end(): Promise<number> {
		await this.#line(endText({ records: this.#records, sha256: this.#hash.copy().digest('hex') }));
		return this.#orRefused(async () => {
			this.#gzip.end();
			await this.#written;
			renameSync(unfinished(this.#path), this.#path);
			return statSync(this.#path).size;
		});
	}

	/** Leaves nothing behind. */
	discard(): void {
		this.#gzip.destroy();
		removeUnfinished(this.#path);
	}

	async #line(text: string): Promise<void> {
		const bytes = `${text}\n`;
		this.#hash.update(bytes);
		if (this.#gzip.write(bytes)) return;
		// A file that fails never drains.
		await this.#orRefused(() => Promise.race([once(this.#gzip, 'drain'), this.#written]));
	}

	async #orRefused<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			this.discard();
			const { code, message } = error as NodeJS.ErrnoException;
			throw new UsageError(`${this.#path} cannot be written (${code ?? message}); nothing of it is kept`);
		}
	}
}
