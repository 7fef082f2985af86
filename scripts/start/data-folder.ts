import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './options.ts';

export const LOG_FILE = 'tideline.db';
const LOCK_FILE = 'tideline.pid';

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function holder(path: string): number | null {
	try {
		const pid = Number(readFileSync(path, 'utf8'));
		return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : null;
	} catch {
		return null;
	}
}

/** Step by step: Node's own recursive way never returns below a folder such as /proc. */
function createFolder(folder: string): void {
	if (existsSync(folder)) return;
	createFolder(dirname(folder));
	mkdirSync(folder);
}

/** Creates the folder and takes it for this process, since two simulators would write the same day twice. @throws UsageError */
export function takeDataFolder(folder: string): { logPath: string; release: () => void } {
	const lock = join(folder, LOCK_FILE);
	try {
		createFolder(folder);
		const running = holder(lock);
		if (running !== null)
			throw new UsageError(`${folder} is in use by process ${running}; stop it or choose another folder with --data DIR`);
		rmSync(lock, { force: true });
		const file = openSync(lock, 'wx');
		writeSync(file, String(process.pid));
		closeSync(file);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError(`${folder} cannot be written (${(error as NodeJS.ErrnoException).code}); choose another folder with --data DIR`);
	}
	return { logPath: join(folder, LOG_FILE), release: () => rmSync(lock, { force: true }) };
}

/** Deletes the log and what SQLite keeps beside it. */
export function deleteLog(logPath: string): void {
	for (const suffix of ['', '-wal', '-shm']) rmSync(`${logPath}${suffix}`, { force: true });
}
