import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openCodecs, TOPICS } from '@tideline/event-log';
import { FEED_USAGE, parseFeedOptions } from './feed/options.ts';
import { ProgressBar } from './feed/progress-bar.ts';
import { runFeed } from './feed/run-feed.ts';
import { summaryText } from './feed/summary.ts';
import { openLog } from './start/open-log.ts';
import { report } from './start/report.ts';

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

await report(main);
