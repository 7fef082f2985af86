import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DESK_TOPICS, type EventLog, TOPICS } from '@tideline/event-log';
import { DATA_HELP, dataOf } from './start/data-option.ts';
import { openLog } from './start/open-log.ts';
import { SCENARIOS } from './start/options.ts';
import { parsed } from './start/parsed.ts';
import { report } from './start/report.ts';
import { UsageError } from './start/usage-error.ts';

/** Without a desk message for so long there is no simulator at work. */
const SILENT_MS = 30_000;
const USAGE = `Usage: npm run scenario -- ${SCENARIOS.join('|')}

Tells the running simulator, through the log, what kind of day it shall be.

  ${DATA_HELP}
  --help            this text`;

/** Returns the exit code. */
async function main(): Promise<number> {
	const { scenario, data, help } = parseOptions(process.argv.slice(2));
	if (help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	const log = openLog(data, process.env);
	try {
		await log.ensureTopics(TOPICS);
		await log.append([{ topic: 'control', key: 'scenario', value: Buffer.from(JSON.stringify({ type: 'scenario', scenario })) }]);
		const silent = await isSilent(log);
		process.stdout.write(
			silent
				? `No simulator is at work on this log; the next one that starts on it goes over to "${scenario}".\n`
				: `The simulator goes over to "${scenario}".\n`,
		);
		return 0;
	} finally {
		await log.close();
	}
}

/** @throws UsageError naming what is wrong and what it takes */
function parseOptions(args: string[]): { scenario: (typeof SCENARIOS)[number] | undefined; data: string; help: boolean } {
	const { values, positionals } = parse(args);
	const scenario = SCENARIOS.find((name) => name === positionals[0]);
	if (!values.help && positionals.length !== 1)
		throw new UsageError(`name one scenario: ${SCENARIOS.join(', ')}; npm run scenario -- --help says more`);
	if (!values.help && scenario === undefined) throw new UsageError(`there is no scenario "${positionals[0]}": ${SCENARIOS.join(', ')}`);
	return { scenario, data: dataOf(values.data, fileURLToPath(new URL('..', import.meta.url))), help: values.help };
}

function parse(args: string[]) {
	return parsed('npm run scenario', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: { data: { type: 'string' }, help: { type: 'boolean', default: false } },
		}),
	);
}

async function isSilent(log: EventLog): Promise<boolean> {
	const ends = await log.ends(DESK_TOPICS);
	return Math.max(0, ...ends.map(({ lastTimestamp }) => lastTimestamp ?? 0)) < Date.now() - SILENT_MS;
}

await report(main);
