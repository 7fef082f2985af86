import type { Catalogue, Topic } from './catalogue.ts';
import { compactPartition, joinPartition } from './compact.ts';
import type { Database } from './database.ts';
import { retainPartition } from './retain.ts';

/** A lease outlives the longest pass; a dead owner's runs out. */
const LEASE_MS = 5 * 60_000;
const LEASE = 'maintenance';
/** A pass runs when at least this share of a partition is new, as Kafka's `min.cleanable.dirty.ratio`. */
const MIN_DIRTY_RATIO = 0.5;

export interface Maintained {
	/** False when another process or thread is at it. */
	ran: boolean;
	/** Records that compaction or retention has taken away. */
	removed: number;
}

export interface MaintenanceDeps {
	database: Database;
	catalogue: Catalogue;
	now: () => number;
	/** Tells one owner of the lease from another. */
	owner: string;
}

/** Compaction and retention over all topics, by one owner at a time. */
export async function maintain(deps: MaintenanceDeps): Promise<Maintained> {
	if (!takeLease(deps)) return { ran: false, removed: 0 };
	let removed = 0;
	for (const topic of deps.catalogue.all()) {
		for (const id of topic.partitionIds) {
			if (!deps.database.isOpen) return { ran: true, removed };
			removed += topic.cleanup === 'compact' ? await compact(deps, topic, id) : await retain(deps, topic, id);
			if (deps.database.isOpen) await joinPartition(deps.database, id);
		}
	}
	if (deps.database.isOpen) releaseLease(deps);
	return { ran: true, removed };
}

async function retain({ database, now }: MaintenanceDeps, topic: Topic, id: number): Promise<number> {
	return topic.retentionMs === null ? 0 : await retainPartition(database, id, now() - topic.retentionMs);
}

async function compact({ database, now }: MaintenanceDeps, topic: Topic, id: number): Promise<number> {
	const horizon = tombstoneHorizon(database, id, topic.retentionMs === null ? null : now() - topic.retentionMs);
	const upTo = pastLag(database, id, now() - topic.minCompactionLagMs);
	if (horizon === 0 && !isDirty(database, id, upTo)) return 0;
	const removed = await compactPartition(database, id, { horizon, upTo });
	if (database.isOpen) database.write(() => markCleaned(database, id, horizon, now()));
	return removed;
}

/**
 * A tombstone may go when it has outlived the retention since a pass first met it, whatever its own timestamp says: a slow reader gets
 * that long to see it. Marks say up to where passes had come, and when.
 */
function tombstoneHorizon(database: Database, id: number, before: number | null): number {
	if (before === null) return 0;
	return database.first<[number | null]>('SELECT max(position) FROM clean_marks WHERE partition_id = ? AND at <= ?', id, before)?.[0] ?? 0;
}

function markCleaned(database: Database, id: number, horizon: number, at: number): void {
	database.run('DELETE FROM clean_marks WHERE partition_id = ? AND position <= ?', id, horizon);
	database.run('INSERT OR IGNORE INTO clean_marks SELECT id, cleaned, ? FROM partitions WHERE id = ? AND cleaned > ?', at, id, horizon);
}

/** Offset up to which records were appended at `before` or earlier, and may be compacted. */
function pastLag(database: Database, id: number, before: number): number {
	const newest = `SELECT next_offset FROM batches WHERE partition_id = ? AND appended_at <= ?
		AND next_offset > (SELECT cleaned FROM partitions WHERE id = ?) ORDER BY next_offset DESC LIMIT 1`;
	return database.first<[number]>(newest, id, before, id)?.[0] ?? 0;
}

function isDirty(database: Database, id: number, upTo: number): boolean {
	const [dirty, kept] = database.first<[number, number]>('SELECT ? - cleaned, kept FROM partitions WHERE id = ?', upTo, id) ?? [0, 0];
	return dirty > 0 && dirty >= MIN_DIRTY_RATIO * (dirty + kept);
}

function takeLease({ database, now, owner }: MaintenanceDeps): boolean {
	return database.write(() => {
		const held = database.first<[string, number]>('SELECT owner, expires_at FROM leases WHERE name = ?', LEASE);
		if (held !== undefined && held[0] !== owner && held[1] > now()) return false;
		database.run('INSERT OR REPLACE INTO leases VALUES (?, ?, ?)', LEASE, owner, now() + LEASE_MS);
		return true;
	});
}

function releaseLease({ database, owner }: MaintenanceDeps): void {
	database.write(() => database.run('DELETE FROM leases WHERE name = ? AND owner = ?', LEASE, owner));
}
