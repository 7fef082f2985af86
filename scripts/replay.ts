import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseReplayOptions, REPLAY_USAGE } from './day-file/options.ts';
import { replayDay } from './day-file/replay-day.ts';
import { clockText, replayedText } from './day-file/summary.ts';
import { ProgressBar } from './feed/progress-bar.ts';
import { openNewLog } from './start/open-log.ts';
import { report } from './start/report.ts';
import { abortOnSignal } from './start/stop-signals.ts';

const now = performance.now.bind(performance);

/** Returns the exit code: 1 when Ctrl-C has left the rest of the day out. */
async function main(): Promise<number> {
	const options = parseReplayOptions(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
	if (options.help) {
		process.stdout.write(`${REPLAY_USAGE}\n`);
		return 0;
	}
	const signal = abortOnSignal(now);
	const bar = new ProgressBar(process.stderr, now);
	const log = openNewLog(options.data, process.env);
	try {
		const replayed = await replayDay(
			{
				...{ log, now, wait: pause },
				progress: (at, done, total) => bar.show(`Replaying ${clockText(at)}`, done, total),
			},
			options.file,
			options,
			signal,
		);
		bar.clear();
		process.stdout.write(`${replayedText(replayed)}\n`);
		return replayed.records < replayed.day.records ? 1 : 0;
	} finally {
		bar.clear();
		await log.close();
	}
}

const pause = (milliseconds: number, signal: AbortSignal) => wait(milliseconds, undefined, { signal }).catch(() => undefined);

await report(main);
// Whoever listens to signals keeps the process.
process.exit();
