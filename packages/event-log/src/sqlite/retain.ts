import { setImmediate } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Batches dropped in one transaction. */
const BATCHES_PER_STEP = 256;

/**
 * Drops the oldest batches of a partition while all their records are older than `before`; a batch that waits behind a younger one stays.
 * @returns records removed
 */
export async function retainPartition(database: Database, partitionId: number, before: number): Promise<number> {
	let removed = 0;
	while (database.isOpen) {
		const rows = database.all<[number, number, number]>(
			'SELECT id, records, max_timestamp FROM batches WHERE partition_id = ? ORDER BY next_offset LIMIT ?',
			partitionId,
			BATCHES_PER_STEP,
		);
		const young = rows.findIndex(([, , maxTimestamp]) => maxTimestamp >= before);
		const old = young < 0 ? rows : rows.slice(0, young);
		if (old.length === 0) return removed;
		database.write(() => {
			for (const [id] of old) database.run('DELETE FROM batches WHERE id = ?', id);
		});
		for (const [, records] of old) removed += records;
		if (young >= 0) return removed;
		await setImmediate();
	}
	return removed;
}
