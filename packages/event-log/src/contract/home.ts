import type { EventLog, TopicSpec } from '../event-log.ts';

/** One log somewhere, which the suite may open as often as it likes. */
export interface LogHome {
	/** Another handle on the same log; the suite closes it. */
	open(): Promise<EventLog>;
	/** What a child process gives to the adapter's `openLog`. */
	readonly location: string;
	/** Resolves when compaction and retention have run, as if `afterMs` had passed since the last call. */
	clean(afterMs: number): Promise<void>;
	destroy(): Promise<void>;
}

/** What an adapter brings to be held to the contract. */
export interface LogAdapter {
	name: string;
	create(): Promise<LogHome>;
	/** A module that exports `openLog(location: string): Promise<EventLog>`, for child processes. */
	module: URL;
}

/** The module behind `LogAdapter.module`. */
export interface LogModule {
	openLog(location: string): Promise<EventLog>;
}

const DAY = 86_400_000;

export const TOPIC_A = 'contract.a';
export const TOPIC_B = 'contract.b';
export const TOPIC_COMPACTED = 'contract.compacted';
export const TOPIC_LAGGING = 'contract.lagging';
export const TOPIC_SHORT = 'contract.short';
export const RETENTION_MS = DAY;
export const LAG_MS = 3 * DAY;

export const CONTRACT_TOPICS: readonly TopicSpec[] = [
	{ name: TOPIC_A, partitions: 3, cleanup: 'delete', retentionMs: null },
	{ name: TOPIC_B, partitions: 1, cleanup: 'delete', retentionMs: null },
	{ name: TOPIC_COMPACTED, partitions: 2, cleanup: 'compact', retentionMs: RETENTION_MS },
	{ name: TOPIC_LAGGING, partitions: 1, cleanup: 'compact', retentionMs: RETENTION_MS, minCompactionLagMs: LAG_MS },
	{ name: TOPIC_SHORT, partitions: 1, cleanup: 'delete', retentionMs: RETENTION_MS },
];
