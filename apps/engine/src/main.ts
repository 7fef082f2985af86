import { isMainThread, parentPort } from 'node:worker_threads';
import { ecsFormat } from '@elastic/ecs-pino-format';
import { createKafkaEvents, FencedError, openCodecs, openEventLog, settingsText, TOPICS } from '@tideline/event-log';
import { pino } from 'pino';
import { createCheckpointEvents } from './checkpoint/events.ts';
import { checkpointPath, type EngineConfig, readConfig, settings } from './config.ts';
import { startEngine } from './engine.ts';
import { createFolderEvents } from './events.ts';
import { createNormaliserEvents } from './normalise/events.ts';

/** A process or a worker thread of its own: runs until a signal or the message `stop`. */
async function main(config: EngineConfig): Promise<void> {
	const destination = pino.destination({ dest: config.LOG_FILE ?? 1, append: true, mkdir: true, sync: false });
	const logger = pino({ ...ecsFormat(), name: 'engine', level: config.LOG_LEVEL }, destination);
	const stop = new AbortController();
	if (isMainThread) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
	parentPort?.on('message', (message) => {
		if (message === 'stop') stop.abort();
	});
	const log = openEventLog(process.env, createKafkaEvents(logger));
	const path = checkpointPath(config);
	try {
		await log.ensureTopics(TOPICS);
		await startEngine(
			{
				log,
				codecs: await openCodecs(log.registry),
				normaliserEvents: createNormaliserEvents(logger),
				folderEvents: createFolderEvents(logger),
				checkpoint: path === undefined ? undefined : { path, events: createCheckpointEvents(logger) },
				now: Date.now,
				onReady: () => parentPort?.postMessage({ kind: 'ready' }),
			},
			stop.signal,
		);
	} catch (error) {
		logger.fatal({ event: { action: 'engine-failed' }, err: error }, 'the engine has stopped');
		throw error;
	} finally {
		await log.close();
		try {
			destination.flushSync();
		} catch {
			// A failure before the file was open: nothing is waiting, and the failure itself must be seen.
		}
	}
}

/** One line that says what has happened. */
function explain(error: unknown): string {
	if (error instanceof FencedError) return 'another engine has taken over this log; this one has stopped';
	return error instanceof Error ? error.message : String(error);
}

try {
	if (isMainThread && process.argv.includes('--help')) process.stdout.write(settingsText('engine', settings));
	else await main(readConfig(process.env));
} catch (error) {
	// Whoever started the thread says it; a process says it itself.
	if (!isMainThread) throw error;
	process.stderr.write(`tideline engine: ${explain(error)}\n`);
	process.exitCode = 1;
} finally {
	// The parent's port would keep the worker alive.
	parentPort?.close();
}
