import { parentPort } from 'node:worker_threads';
import { ecsFormat } from '@elastic/ecs-pino-format';
import { openCodecs, openEventLog, TOPICS } from '@tideline/event-log';
import { pino } from 'pino';
import { createCheckpointEvents } from './checkpoint/events.ts';
import { checkpointPath, readConfig } from './config.ts';
import { startEngine } from './engine.ts';
import { createFolderEvents } from './events.ts';
import { createNormaliserEvents } from './normalise/events.ts';

const config = readConfig(process.env);
const destination = pino.destination({ dest: config.LOG_FILE ?? 1, append: true, mkdir: true, sync: false });
const logger = pino({ ...ecsFormat(), name: 'engine', level: config.LOG_LEVEL }, destination);
const log = openEventLog(process.env);
const path = checkpointPath(config);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
parentPort?.on('message', (message) => {
	if (message === 'stop') stop.abort();
});

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
	process.exitCode = 1;
	throw error;
} finally {
	await log.close();
	try {
		destination.flushSync();
	} catch {
		// A failure before the file was open: nothing is waiting, and the failure itself must be seen.
	}
	parentPort?.close();
}
