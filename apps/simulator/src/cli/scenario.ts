import { openEventLog } from '@tideline/event-log';
import { SCENARIOS } from '../day/scenario.ts';

/** `npm run scenario -- squeeze`: tells the running simulator, through the log, what kind of day it shall be. */
async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const scenario = SCENARIOS.find((name) => name === args[0]);
	if (scenario === undefined || args.length !== 1) {
		process.stderr.write(`Usage: npm run scenario -- ${SCENARIOS.join('|')}\n`);
		return 2;
	}
	const log = openEventLog({ ...env, TIDELINE_LOG: env.TIDELINE_LOG ?? DEFAULT_LOG });
	try {
		await log.append([{ topic: 'control', key: 'scenario', value: Buffer.from(JSON.stringify({ type: 'scenario', scenario })) }]);
	} finally {
		await log.close();
	}
	process.stdout.write(`The simulator goes over to "${scenario}".\n`);
	return 0;
}

const DEFAULT_LOG = new URL('../../../../.data/tideline.db', import.meta.url).pathname;

process.exitCode = await main(process.argv.slice(2), process.env);
