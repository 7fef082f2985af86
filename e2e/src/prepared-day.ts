import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyLog } from './copy-log.ts';
import { Stack } from './stack.ts';

/** Where the log of the prepared day lies. Set from outside, that one is used and left alone: to run one file again and again. */
export const PREPARED_DAY = 'TIDELINE_E2E_DAY';

/**
 * Runs before all journeys: one market day is simulated and folded, and its log and fold are put aside, so that each file starts from a
 * copy of them instead of six hours of its own. Returns what takes it away again.
 */
export default async function prepareDay(): Promise<() => Promise<void>> {
	if (process.env[PREPARED_DAY]) return async () => undefined;
	const folder = await mkdtemp(join(tmpdir(), 'tideline-day-'));
	const path = join(folder, 'tideline.db');
	{
		await using stack = await Stack.start(['simulator', 'engine', 'bff'], { HISTORY_RATE: '0.2', RATE: '20' });
		// Stopped in this order and by their own choice, the last one leaves the whole log in the one file.
		for (const app of ['simulator', 'engine', 'bff'] as const) await stack.kill(app, 'SIGTERM');
		await copyLog(stack.logPath, path);
	}
	process.env[PREPARED_DAY] = path;
	return () => rm(folder, { recursive: true, force: true });
}
