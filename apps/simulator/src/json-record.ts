import type { NewRecord } from '@tideline/event-log';

/** A record whose value is JSON, its fields in the order in which they are given. `at` in ms since the epoch. */
export function jsonRecord(topic: string, key: string, value: object, at: number): NewRecord {
	return { topic, key, value: Buffer.from(JSON.stringify(value)), timestamp: at };
}
