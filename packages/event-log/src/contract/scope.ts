import { afterEach, beforeEach } from 'vitest';
import type { EventLog } from '../event-log.ts';
import { CONTRACT_TOPICS, type LogAdapter, type LogHome } from './home.ts';

/** What a test of the suite has: a new log of its own, and handles that are closed after it. */
export interface Scope {
	adapter: LogAdapter;
	home(): LogHome;
	/** A handle on the log of this test, with the topics of the suite. */
	openLog(): Promise<EventLog>;
}

/** A new log before each test. */
export function createScope(adapter: LogAdapter): Scope {
	let current: LogHome | undefined;
	const opened: EventLog[] = [];
	const home = () => {
		if (current === undefined) throw new Error('there is no log outside a test');
		return current;
	};
	beforeEach(async () => {
		current = await adapter.create();
	});
	afterEach(async () => {
		await Promise.all(opened.splice(0).map((log) => log.close()));
		await current?.destroy();
		current = undefined;
	});
	return {
		adapter,
		home,
		async openLog() {
			const log = await home().open();
			opened.push(log);
			await log.ensureTopics(CONTRACT_TOPICS);
			return log;
		},
	};
}
