import { openSqliteLog } from '@tideline/event-log/sqlite';
import { UsageError } from './usage-error.ts';

/**
 * Opens the log before any app does, so that one that cannot be used is said once and not by each of them.
 * @throws UsageError with what the log says of itself and what to do.
 */
export async function checkLog(path: string): Promise<void> {
	try {
		await openSqliteLog({ path, maintainEveryMs: 0 }).close();
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}
