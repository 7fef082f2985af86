import { openSqliteLog } from '@tideline/event-log/sqlite';

/**
 * Opens the log before any app does, so that one that cannot be used is said once and not by each of them.
 * @throws LogBusyError, LogCorruptError, LogReadOnlyError, LogVersionError
 */
export async function checkLog(path: string): Promise<void> {
	await openSqliteLog({ path, maintainEveryMs: 0 }).close();
}
