import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandEvents, LogConfigError, type OpenedLog, openEventLog } from '@tideline/event-log';
import { LOG_DATABASE } from './data-folder.ts';
import { UsageError } from './usage-error.ts';

/** The log of a running system, for a command: the cluster that `KAFKA_BROKERS` names, else the file in the folder. @throws UsageError */
export function openLog(folder: string, env: NodeJS.ProcessEnv): OpenedLog {
	const path = join(folder, LOG_DATABASE);
	if (!env.KAFKA_BROKERS && !existsSync(path))
		throw new UsageError(`no log in ${folder}; start Tideline first (npm start), or name its folder with --data DIR`);
	try {
		return openEventLog(
			{ ...env, TIDELINE_LOG: path },
			createCommandEvents((line) => process.stderr.write(`${line}\n`)),
		);
	} catch (error) {
		throw error instanceof LogConfigError ? new UsageError(error.message) : error;
	}
}
