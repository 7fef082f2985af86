import { isMainThread, parentPort } from 'node:worker_threads';
import {
	beforeAbort,
	createLogEvents,
	endProcess,
	LogConfigError,
	openCodecs,
	openEventLog,
	SettingsError,
	settingsText,
	TOPICS,
} from '@tideline/event-log';
import { systemClock } from './clock.ts';
import { readConfig, settings } from './config.ts';
import { createLogger } from './logger.ts';
import { startBff } from './start-bff.ts';

/** A process or a worker thread of its own: reads its configuration, serves, and stops on a signal or on the message `stop`. */
async function main(): Promise<void> {
	const config = readConfig(process.env);
	const logger = createLogger({ level: config.logLevel, file: config.logFile });
	const stopped = new AbortController();
	const stop = (): void => stopped.abort();
	// The channel to a supervisor closes when that dies: nobody would stop this process then.
	if (isMainThread) for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(end, stop);
	process.channel?.unref();
	parentPort?.on('message', (message) => {
		if (message === 'stop') stop();
	});
	const log = openEventLog(process.env, createLogEvents(logger));
	try {
		const codecs = await beforeAbort(
			log.ensureTopics(TOPICS).then(() => openCodecs(log.registry)),
			stopped.signal,
		);
		const { host, port, webRoot, maxIndexedTrades } = config;
		const served = { host, port, webRoot, maxIndexedTrades };
		const bff = await startBff({ log, codecs, clock: systemClock, logger, ...served, signal: stopped.signal });
		bff.caughtUp.then(
			() => parentPort?.postMessage({ kind: 'ready', address: bff.address }),
			() => undefined,
		);
		await bff.ended;
	} catch (error) {
		if (error !== stopped.signal.reason) throw error;
	} finally {
		await log.close();
		parentPort?.close();
	}
}

/** One line that says what to do. */
function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { code } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE') return `${error.message}: another program uses the port; set PORT to a free one`;
	if (code === 'EACCES') return `${error.message}: this user may not open the port; set PORT to one above 1023`;
	return error instanceof SettingsError || error instanceof LogConfigError ? error.message : `${error.name}: ${error.message}`;
}

const isHelp = isMainThread && process.argv.includes('--help');
try {
	if (isHelp) process.stdout.write(settingsText('bff', settings));
	else await main();
} catch (error) {
	process.stderr.write(`tideline bff: ${explain(error)}\n`);
	process.exitCode = 1;
	parentPort?.close();
}
if (!isHelp) endProcess();
