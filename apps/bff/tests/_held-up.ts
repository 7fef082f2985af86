import type { EventLog } from '@tideline/event-log';

/** The log with reading of some topics held up until the test lets it go on. */
export function heldUp(log: EventLog, topic: string): { log: EventLog; release(): void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	const held: EventLog = Object.create(log, {
		read: {
			value: async function* (options: Parameters<EventLog['read']>[0]) {
				if (options.topics.includes(topic)) await promise;
				yield* log.read(options);
			},
		},
	});
	for (const name of ['identity', 'ensureTopics', 'append', 'openTransactor', 'committed', 'ends', 'get', 'close'] as const) {
		Object.defineProperty(held, name, { value: (log[name] as (...all: never[]) => unknown).bind(log) });
	}
	return { log: held, release: resolve };
}
