import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCommandEvents, openEventLog } from '@tideline/event-log';
import { SCENARIOS } from './day/scenario.ts';

/** Where `npm start` keeps its log. */
const DEFAULT_LOG = fileURLToPath(new URL('../../../.data/tideline.db', import.meta.url));
const USAGE = `Usage: npm run scenario -- ${SCENARIOS.join('|')}  (TIDELINE_LOG names another log file, KAFKA_BROKERS Kafka)\n`;

/** `npm run scenario -- squeeze`: tells the running simulator, through the log, what kind of day it shall be. Gives the exit code. */
async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const scenario = SCENARIOS.find((name) => name === args[0]);
	const path = env.TIDELINE_LOG || DEFAULT_LOG;
	if (scenario === undefined || args.length !== 1) return failed(USAGE, 2);
	if (!env.KAFKA_BROKERS && !existsSync(path))
		return failed(`scenario: there is no log at ${path}; start Tideline first, or set TIDELINE_LOG\n`, 1);
	const log = openEventLog(
		{ ...env, TIDELINE_LOG: path },
		createCommandEvents((line) => process.stderr.write(`scenario: ${line}\n`)),
	);
	try {
		await log.append([{ topic: 'control', key: 'scenario', value: Buffer.from(JSON.stringify({ type: 'scenario', scenario })) }]);
	} finally {
		await log.close();
	}
	process.stdout.write(`The simulator goes over to "${scenario}".\n`);
	return 0;
}

function failed(message: string, code: number): number {
	process.stderr.write(message);
	return code;
}

process.exitCode = await main(process.argv.slice(2), process.env);
