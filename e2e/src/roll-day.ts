import { type Day, formatDay } from '@tideline/domain';
import { openSqliteLog } from '@tideline/event-log';

/** Opens the next business day of entities, as the bank's calendar does at their midnight. `at`: milliseconds since the epoch. */
export async function rollDay(path: string, entityIds: readonly string[], date: Day, at: number): Promise<void> {
	const log = openSqliteLog({ path });
	try {
		await log.append(
			entityIds.map((entityId) => ({
				topic: 'reference.business-days',
				key: entityId,
				value: Buffer.from(JSON.stringify({ entityId, date: formatDay(date), openedAt: new Date(at).toISOString() })),
				timestamp: at,
			})),
		);
	} finally {
		await log.close();
	}
}
