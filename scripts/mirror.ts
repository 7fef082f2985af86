import { fileURLToPath } from 'node:url';
import { ProgressBar } from './feed/progress-bar.ts';
import { mirrorTopic } from './mirror/mirror-topic.ts';
import { MIRROR_USAGE, parseMirrorOptions } from './mirror/options.ts';
import { openLog } from './start/open-log.ts';
import { report } from './start/report.ts';
import { abortOnSignal } from './start/stop-signals.ts';

const now = performance.now.bind(performance);

/** Returns the exit code: 1 when Ctrl-C has left something out that was asked for. */
async function main(): Promise<number> {
	const options = parseMirrorOptions(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
	if (options.help) {
		process.stdout.write(`${MIRROR_USAGE}\n`);
		return 0;
	}
	const { from, to, follow } = options;
	const signal = abortOnSignal(now);
	const bar = new ProgressBar(process.stderr, now);
	const log = openLog(options.data, process.env);
	try {
		const progress = (done: number, total: number) => bar.show(`Mirroring ${from}`, done, done > total ? null : total);
		const { records, left } = await mirrorTopic({ log, progress }, options, signal);
		bar.clear();
		const rest = left === 0 ? `${to} holds all that was in ${from}` : `${left.toLocaleString('en-GB')} of ${from} are left`;
		process.stdout.write(`${records.toLocaleString('en-GB')} records written; ${rest}.\n`);
		return left > 0 && !follow ? 1 : 0;
	} finally {
		bar.clear();
		await log.close();
	}
}

await report(main);
// Whoever listens to signals keeps the process.
process.exit();
