import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { releasePidFile, takePidFile } from '../pid-file.mjs';

/**
 * Notes that this process runs on the modules of the checkout, so that `setup.mjs` does not replace them under its feet. A checkout that
 * cannot be written cannot be installed into either, and needs no note.
 */
export function noteRunning(root: string): void {
	const folder = join(root, 'node_modules', '.tideline-running');
	const path = join(folder, String(process.pid));
	try {
		mkdirSync(folder, { recursive: true });
		takePidFile(path);
	} catch {
		return;
	}
	process.once('exit', () => releasePidFile(path));
}
