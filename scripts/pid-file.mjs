// Files that name the process which holds something. Plain JavaScript: setup.mjs reads them too, on whatever Node the machine has.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The process that the file names, when it still runs; null otherwise. */
export function holderOf(path) {
	try {
		const pid = Number(readFileSync(path, 'utf8'));
		return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : null;
	} catch {
		return null;
	}
}

/** Takes the file for this process; null when it has it now, else the process that holds it. @throws what the file system says */
export function takePidFile(path) {
	for (;;) {
		try {
			writeFileSync(path, String(process.pid), { flag: 'wx' });
			return null;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
		}
		const holder = holderOf(path);
		// In a container a process often has the id of the one that was killed before it.
		if (holder !== null && holder !== process.pid) return holder;
		removeLeftover(path);
	}
}

/** Lets the file go, when this process holds it. */
export function releasePidFile(path) {
	if (holderOf(path) === process.pid) rmSync(path, { force: true });
}

/** Of two that find the same leftover one moves it; what the other moves may be the first one's new file, and goes back. */
function removeLeftover(path) {
	const moved = `${path}.${process.pid}`;
	try {
		renameSync(path, moved);
	} catch {
		return;
	}
	const holder = holderOf(moved);
	if (holder !== null && holder !== process.pid) {
		try {
			linkSync(moved, path);
		} catch {
			// A third process has it by now: the one that was moved away sees that when it releases.
		}
	}
	rmSync(moved, { force: true });
}

function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
