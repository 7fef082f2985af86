import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandEvents, LogConfigError, type OpenedLog, openEventLog } from '@tideline/event-log';
import { LOG_DATABASE, makeFolder } from './data-folder.ts';
import { UsageError } from './usage-error.ts';

/** The log of a running system, for a command: the cluster that `KAFKA_BROKERS` names, else the file in the folder. @throws UsageError */
export function openLog(folder: string, env: NodeJS.ProcessEnv): OpenedLog {
	if (!env.KAFKA_BROKERS && !existsSync(join(folder, LOG_DATABASE)))
		throw new UsageError(`no log in ${folder}; start Tideline first (npm start), or name its folder with --data DIR`);
	return open(folder, env);
}

/** The same, or a new log where the folder has none. @throws UsageError */
export function openNewLog(folder: string, env: NodeJS.ProcessEnv): OpenedLog {
	if (!env.KAFKA_BROKERS) makeFolder(folder);
	return open(folder, env);
}

function open(folder: string, env: NodeJS.ProcessEnv): OpenedLog {
	try {
		return openEventLog(
			{ ...env, TIDELINE_LOG: join(folder, LOG_DATABASE) },
			createCommandEvents((line) => process.stderr.write(`${line}\n`)),
		);
	} catch (error) {
		throw error instanceof LogConfigError ? new UsageError(error.message) : error;
	}
}
