import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createCommandEvents, LogConfigError, type OpenedLog, openCodecs, openEventLog, TOPICS } from '@tideline/event-log';
import { FEED_USAGE, parseFeedOptions } from './feed/options.ts';
import { ProgressBar } from './feed/progress-bar.ts';
import { runFeed } from './feed/run-feed.ts';
import { summaryText } from './feed/summary.ts';
import { LOG_DATABASE } from './start/data-folder.ts';
import { report } from './start/report.ts';
import { UsageError } from './start/usage-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Returns the exit code: 1 when a line was bad or nobody read the messages. */
async function main(): Promise<number> {
	const options = parseFeedOptions(process.argv.slice(2), root);
	if (options.help) {
		process.stdout.write(`${FEED_USAGE}\n`);
		return 0;
	}
	const log = openLog(options.data, process.env);
	const bar = new ProgressBar(process.stderr, performance.now.bind(performance));
	try {
		await log.ensureTopics(TOPICS);
		const { rejected } = await openCodecs(log.registry);
		const summary = await runFeed(
			{
				log,
				rejected,
				stdin: process.stdin,
				now: performance.now.bind(performance),
				wait,
				progress: (label, done, total) => bar.show(label, done, total),
				complain: (line) => {
					bar.clear();
					process.stderr.write(`${line}\n`);
				},
			},
			options.files,
			options,
		);
		bar.clear();
		process.stdout.write(`${summaryText(summary)}\n`);
		return summary.badLines > 0 || summary.rejected === null ? 1 : 0;
	} finally {
		await log.close();
	}
}

/** The cluster that `KAFKA_BROKERS` names, else the log in the folder. @throws UsageError */
function openLog(folder: string, env: NodeJS.ProcessEnv): OpenedLog {
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

await report(main);
