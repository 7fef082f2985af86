/** Everything of note that happens between the adapter and the brokers. */
export interface KafkaEvents {
	/** A call failed and is tried again. */
	retrying(what: string, attempt: number, error: unknown): void;
	/** A reader had no answer for `silentMs` and starts with new connections. */
	readerStalled(topics: readonly string[], silentMs: number): void;
	/** A transaction could not be ended; its owner has to be opened anew. */
	transactorBroken(transactionalId: string, error: unknown): void;
	/** The schema registry does not answer; whoever needs it waits. */
	registryWaiting(url: string, attempt: number, error: unknown): void;
	/** What kafkajs itself says; `level` is 'error' or 'warn'. Its errors are tries that failed, and come again as `retrying`. */
	client(level: 'error' | 'warn', message: string, details: Readonly<Record<string, unknown>>): void;
}

/** The part of a pino logger that the events need. */
export interface EventLogger {
	debug(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}

/** Attempts that pass unsaid: a leader that moves takes this many. */
const QUIET_ATTEMPTS = 3;

/** Events as ECS log lines. What kafkajs calls an error is one of many tries, so it goes to debug. */
export function createKafkaEvents(logger: EventLogger): KafkaEvents {
	return {
		retrying(what, attempt, error) {
			const fields = { event: { action: 'kafka-retry' }, what, attempt, err: error };
			if (attempt <= QUIET_ATTEMPTS) logger.debug(fields, `${what} failed and is tried again`);
			else logger.warn(fields, `${what} has failed ${attempt} times and is tried again`);
		},
		readerStalled(topics, silentMs) {
			logger.warn({ event: { action: 'kafka-reader-stalled' }, topics, silentMs }, 'no broker has answered a reader; it connects anew');
		},
		transactorBroken(transactionalId, error) {
			logger.error({ event: { action: 'kafka-transactor-broken' }, transactionalId, err: error }, 'a transaction could not be ended');
		},
		registryWaiting(url, attempt, error) {
			logger.warn({ event: { action: 'registry-waiting' }, url, attempt, err: error }, `waiting for the schema registry at ${url}`);
		},
		client(level, message, details) {
			logger.debug({ event: { action: 'kafka-client' }, level, details }, message);
		},
	};
}

export const NO_EVENTS: KafkaEvents = { retrying() {}, readerStalled() {}, transactorBroken() {}, registryWaiting() {}, client() {} };
