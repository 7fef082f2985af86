import { createCheckpointEvents, createFolderEvents, createNormaliserEvents, startEngine } from '@tideline/engine';
import { openCodecs, openSqliteLog } from '@tideline/event-log';
import { pino } from 'pino';

/** An engine in a process of its own: says when it is ready and what it takes, and ends when it is told to. */
const [, , logPath = '', checkpoint = ''] = process.argv;
const log = openSqliteLog({ path: logPath, maintainEveryMs: 0 });
const logger = pino({ level: 'warn' }, pino.destination(2));
const stop = new AbortController();
process.on('message', () => stop.abort());

const events = createCheckpointEvents(logger);
await startEngine(
	{
		log,
		codecs: await openCodecs(log.registry),
		normaliserEvents: createNormaliserEvents(logger),
		folderEvents: createFolderEvents(logger),
		now: Date.now,
		checkpoint: checkpoint === '' ? undefined : { path: checkpoint, events },
		onReady: () => process.send?.({ ready: true, megabytes: process.memoryUsage().rss / 1e6 }),
	},
	stop.signal,
);
await log.close();
process.send?.({ peak: process.resourceUsage().maxRSS / 1e3 }, () => process.disconnect());
