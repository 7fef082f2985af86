import { openSqliteLog, type SqliteLog } from './sqlite/sqlite-log.ts';

export class LogConfigError extends Error {
	override readonly name = 'LogConfigError';
}

/**
 * The log that the environment names: `TIDELINE_LOG=PATH`, the embedded one.
 * @throws LogConfigError when none is named, and what the adapter throws.
 */
export function openEventLog(env: Readonly<Record<string, string | undefined>>): SqliteLog {
	const path = env.TIDELINE_LOG;
	if (path === undefined || path === '') throw new LogConfigError('set TIDELINE_LOG to the path of the log file');
	const survives = env.TIDELINE_LOG_SURVIVES ?? 'process';
	if (survives !== 'process' && survives !== 'power')
		throw new LogConfigError(`TIDELINE_LOG_SURVIVES is "${survives}", expected process or power`);
	return openSqliteLog({ path, survives });
}
