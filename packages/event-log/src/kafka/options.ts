import type { KafkaConfig } from './config.ts';
import type { KafkaEvents } from './events.ts';

/** Between the names of the port and those on the brokers, where several environments may share a cluster. */
export interface Names {
	/** A topic, a group or a transactional id as the brokers know it. */
	full(name: string): string;
	bare(full: string): string;
}

export const prefixedNames = (prefix: string): Names => ({
	full: (name) => prefix + name,
	bare: (full) => (full.startsWith(prefix) ? full.slice(prefix.length) : full),
});

/** What every part of the adapter is told. */
export interface KafkaOptions {
	config: KafkaConfig;
	events: KafkaEvents;
	names: Names;
	/** Milliseconds since the epoch: for timestamps. It jumps when somebody sets the time. */
	now(): number;
	/** Milliseconds of a clock that never jumps: for how long something has taken. */
	elapsed(): number;
}
