import { fileURLToPath } from 'node:url';
import { parseRecordOptions, RECORD_USAGE } from './day-file/options.ts';
import { recordDay } from './day-file/record-day.ts';
import { recordedText } from './day-file/summary.ts';
import { checkTarget, removeUnfinished } from './day-file/write-day.ts';
import { ProgressBar } from './feed/progress-bar.ts';
import { openLog } from './start/open-log.ts';
import { report } from './start/report.ts';
import { abortOnSignal } from './start/stop-signals.ts';

const now = performance.now.bind(performance);

/** Returns the exit code: 1 when Ctrl-C has left something of the log out. */
async function main(): Promise<number> {
	const options = parseRecordOptions(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
	if (options.help) {
		process.stdout.write(`${RECORD_USAGE}\n`);
		return 0;
	}
	checkTarget(options.file, options);
	const log = openLog(options.data, process.env);
	const signal = abortOnSignal(now, () => removeUnfinished(options.file));
	const bar = new ProgressBar(process.stderr, now);
	try {
		const progress = (done: number, total: number) => bar.show('Recording', done, options.follow ? null : total);
		const recorded = await recordDay({ log, now: Date.now, progress }, options.file, options, signal);
		bar.clear();
		process.stdout.write(`${recordedText(recorded, options.file)}\n`);
		return recorded.left > 0 ? 1 : 0;
	} finally {
		bar.clear();
		await log.close();
	}
}

await report(main);
// Whoever listens to signals keeps the process.
process.exit();
