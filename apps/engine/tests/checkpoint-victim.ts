import { openCodecs, openSqliteLog } from '@tideline/event-log';
import { pino } from 'pino';
import { createCheckpointEvents } from '../src/checkpoint/events.ts';
import { startEngine } from '../src/engine.ts';
import { createFolderEvents } from '../src/events.ts';
import { createNormaliserEvents } from '../src/normaliser-events.ts';

/** An engine in a process of its own that writes checkpoints all the time, until it is killed. */
const [, , path = '', checkpoint = ''] = process.argv;
const log = openSqliteLog({ path, maintainEveryMs: 0 });
const logger = pino({ level: 'silent' });
const events = createCheckpointEvents(logger);
await startEngine(
	{
		log,
		codecs: await openCodecs(log.registry),
		normaliserEvents: createNormaliserEvents(logger),
		folderEvents: createFolderEvents(logger),
		now: Date.now,
		checkpoint: {
			path: checkpoint,
			pace: { records: 1, apartMs: 0 },
			events: {
				...events,
				checkpointLoaded: () => process.send?.('loaded'),
				checkpointRefused: (_, reason) => process.send?.(reason),
				checkpointWritten: () => process.send?.('written'),
				checkpointFailed: (_, error) => process.send?.(String(error)),
			},
		},
		onReady: () => process.send?.('ready'),
	},
	new AbortController().signal,
);
