import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';

/** Copies a log that nobody writes to, with what the engine has kept of its fold: whoever starts on the copy folds only what comes after. */
export async function copyLog(from: string, to: string): Promise<void> {
	await copyFile(from, to);
	if (existsSync(checkpointOf(from))) await copyFile(checkpointOf(from), checkpointOf(to));
}

/** Where the engine keeps it. */
const checkpointOf = (path: string): string => `${path}.checkpoint`;
