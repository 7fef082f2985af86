import { LogBusyError, LogClosedError, LogCorruptError, LogFullError, LogReadOnlyError } from '../errors.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;
/** Extended codes of an input/output error that means a damaged or cut file. */
const IOERR_SHORT_READ = IOERR | (2 << 8);
/** Of one that means a write was refused: by a quota or a limit on the size of files, of which SQLite knows nothing, or by the disk. */
const REFUSED_WRITES: ReadonlySet<number> = new Set([3, 4, 6, 7, 19].map((extension) => IOERR | (extension << 8)));

/** What an error of node:sqlite means for the log; anything unknown comes back as it is. */
export function translated(error: unknown, path: string): unknown {
	if (!(error instanceof Error)) return error;
	if ('code' in error && error.code === 'ERR_INVALID_STATE' && error.message.includes('not open')) return new LogClosedError();
	if (!('errcode' in error) || typeof error.errcode !== 'number') return error;
	if (error.errcode === IOERR_SHORT_READ) return new LogCorruptError(path, error);
	if (REFUSED_WRITES.has(error.errcode)) return new LogFullError(path, error);
	switch (error.errcode & 0xff) {
		case BUSY:
		case LOCKED:
			return new LogBusyError(path, error);
		case READONLY:
		case CANTOPEN:
			return new LogReadOnlyError(path, error);
		case CORRUPT:
		case NOTADB:
			return new LogCorruptError(path, error);
		case FULL:
			return new LogFullError(path, error);
		default:
			return error;
	}
}
