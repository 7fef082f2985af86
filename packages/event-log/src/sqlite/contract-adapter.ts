import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogAdapter, LogHome } from '../contract/home.ts';
import { openSqliteLog, type SqliteLog } from './sqlite-log.ts';

/**
 * Without maintenance of its own: the suite says when it runs. Child processes import it by address.
 * @public
 */
export const openLog = async (location: string, now: () => number = Date.now): Promise<SqliteLog> =>
	openSqliteLog({ path: location, maintainEveryMs: 0, now });

/** How the suite gets at embedded logs. */
export const sqliteAdapter: LogAdapter = { name: 'node:sqlite', create: createHome, module: new URL(import.meta.url) };

async function createHome(): Promise<LogHome> {
	const folder = await mkdtemp(join(tmpdir(), 'tideline-log-'));
	const location = join(folder, 'log.db');
	let ahead = 0;
	return {
		location,
		open: () => openLog(location),
		async clean(afterMs) {
			ahead += afterMs;
			const log = await openLog(location, () => Date.now() + ahead);
			await log.maintain();
			await log.close();
		},
		destroy: () => rm(folder, { recursive: true, force: true }),
	};
}
