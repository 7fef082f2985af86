import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releasePidFile, takePidFile } from '../pid-file.mjs';
import { UsageError } from './usage-error.ts';

/** The event log in a data folder. */
export const LOG_DATABASE = 'tideline.db';
const LOCK_FILE = 'tideline.pid';

/** Step by step: Node's own recursive way never returns below a folder such as /proc. */
function createFolder(folder: string): void {
	if (existsSync(folder)) return;
	createFolder(dirname(folder));
	mkdirSync(folder);
}

/** @throws UsageError */
export function makeFolder(folder: string): void {
	try {
		createFolder(folder);
	} catch (error) {
		throw cannotBeWritten(folder, error);
	}
}

const cannotBeWritten = (folder: string, error: unknown): UsageError =>
	new UsageError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code}); choose another folder with --data DIR`);

/** Creates the folder and takes it for this process until it exits: two systems would write the same day twice. @throws UsageError */
export function takeDataFolder(folder: string): { logPath: string } {
	const lock = join(folder, LOCK_FILE);
	let holder: number | null;
	try {
		createFolder(folder);
		holder = takePidFile(lock);
	} catch (error) {
		throw cannotBeWritten(folder, error);
	}
	if (holder !== null) throw new UsageError(`${folder} is in use by process ${holder}; stop it or choose another folder with --data DIR`);
	process.once('exit', () => releasePidFile(lock));
	return { logPath: join(folder, LOG_DATABASE) };
}

/** Deletes the log, what SQLite keeps beside it, and the engine's checkpoint, which is of no use without it. */
export function deleteLog(logPath: string): void {
	for (const suffix of ['', '-wal', '-shm', '.checkpoint', '.checkpoint.tmp']) rmSync(`${logPath}${suffix}`, { force: true });
}
