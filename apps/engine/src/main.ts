import { isMainThread, parentPort } from 'node:worker_threads';
import { ecsFormat } from '@elastic/ecs-pino-format';
import {
	beforeAbort,
	createLogEvents,
	endProcess,
	FencedError,
	type OpenedLog,
	openCodecs,
	openEventLog,
	settingsText,
	TOPICS,
} from '@tideline/event-log';
import { type Logger, pino } from 'pino';
import { createCheckpointEvents } from './checkpoint/events.ts';
import { checkpointPath, type EngineConfig, readConfig, settings } from './config.ts';
import { type EngineDeps, startEngine } from './engine.ts';
import { createFolderEvents } from './events.ts';
import { createNormaliserEvents } from './normaliser-events.ts';

/** A process or a worker thread of its own: runs until a signal or the message `stop`. */
async function main(): Promise<void> {
	const config = readConfig(process.env);
	const destination = pino.destination({ dest: config.LOG_FILE ?? 1, append: true, mkdir: true, sync: true });
	const logger = pino({ ...ecsFormat(), name: 'engine', level: config.LOG_LEVEL }, destination);
	const stop = new AbortController();
	// The channel to a supervisor closes when that dies: nobody would stop this process then.
	if (isMainThread) for (const end of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(end, () => stop.abort());
	process.channel?.unref();
	let fed = false;
	parentPort?.on('message', (message: unknown) => {
		if (message === 'stop') stop.abort();
		if (message === 'fed') fed = true;
	});
	const isFed = config.TIDELINE_FEED_TELLS === undefined ? undefined : () => fed;
	try {
		const log = openEventLog(process.env, createLogEvents(logger));
		await run(log, config, logger, isFed, stop.signal).finally(() => log.close());
	} catch (error) {
		if (error === stop.signal.reason) return;
		logger.fatal({ event: { action: 'engine-failed' }, err: error }, 'the engine has stopped');
		throw error;
	}
}

async function run(log: OpenedLog, config: EngineConfig, logger: Logger, isFed: EngineDeps['isFed'], signal: AbortSignal): Promise<void> {
	const codecs = await beforeAbort(
		log.ensureTopics(TOPICS).then(() => openCodecs(log.registry)),
		signal,
	);
	const path = checkpointPath(config);
	await startEngine(
		{
			log,
			codecs,
			normaliserEvents: createNormaliserEvents(logger),
			folderEvents: createFolderEvents(logger),
			checkpoint: path === undefined ? undefined : { path, events: createCheckpointEvents(logger) },
			now: Date.now,
			role: config.TIDELINE_ROLE,
			isFed,
			onReady: () => parentPort?.postMessage({ kind: 'ready' }),
		},
		signal,
	);
}

/** One line that says what has happened. */
function explain(error: unknown): string {
	if (error instanceof FencedError) return 'another engine has taken over this log; this one has stopped';
	return error instanceof Error ? error.message : String(error);
}

const isHelp = isMainThread && process.argv.includes('--help');
try {
	if (isHelp) process.stdout.write(settingsText('engine', settings));
	else await main();
} catch (error) {
	// Whoever started the thread says it; a process says it itself, and its log has the rest.
	if (!isMainThread) throw error;
	process.stderr.write(`tideline engine: ${explain(error)}\n`);
	process.exitCode = 1;
} finally {
	// The parent's port would keep the worker alive.
	parentPort?.close();
}
if (!isHelp) endProcess();
