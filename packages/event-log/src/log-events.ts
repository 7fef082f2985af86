import { createKafkaEvents, type EventLogger, type KafkaEvents, NO_EVENTS } from './kafka/events.ts';

/** Everything of note that happens within a log, on either adapter. */
export interface LogEvents extends KafkaEvents {
	/** A run of compaction and retention of the embedded log failed; the next one tries again. */
	maintenanceFailed(error: unknown): void;
}

/** Events as ECS log lines. */
export function createLogEvents(logger: EventLogger): LogEvents {
	return {
		...createKafkaEvents(logger),
		maintenanceFailed(error) {
			const message = 'compaction and retention of the log have failed, and run again in a minute; the file grows until they succeed';
			logger.error({ event: { action: 'log-maintenance-failed' }, err: error }, message);
		},
	};
}

/** For a command: what keeps it waiting goes to whoever waits, and nothing else. */
export const createCommandEvents = (say: (line: string) => void): LogEvents =>
	createLogEvents({ debug() {}, warn: (_, message) => say(message), error: (_, message) => say(message) });

export const NO_LOG_EVENTS: LogEvents = { ...NO_EVENTS, maintenanceFailed() {} };
