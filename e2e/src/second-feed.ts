import { type AccountRecord, accountRecord } from '@tideline/domain';
import { type EventLog, type LogRecord, openSqliteLog, topicLike } from '@tideline/event-log';

/** Topics of another generation of the joined feed. */
export const SECOND = { positions: 'positions.v2', accounts: 'reference.accounts.v2' };

/**
 * Copies positions and accounts as they stand into topics of their own, the names of the accounts changed by `rename`, and the first
 * `withoutAccount` accounts left out. Returns the number of positions.
 */
export async function writeSecondFeed(path: string, rename: (name: string) => string, withoutAccount = 0): Promise<number> {
	const log = openSqliteLog({ path });
	try {
		await log.ensureTopics([topicLike(SECOND.positions, 'positions'), topicLike(SECOND.accounts, 'reference.accounts')]);
		const positions = await newest(log, 'positions');
		const accounts = (await newest(log, 'reference.accounts')).slice(withoutAccount);
		await log.append([
			...positions.map(({ key, value }) => ({ topic: SECOND.positions, key, value })),
			...accounts.map((record) => ({ topic: SECOND.accounts, key: record.key, value: renamed(record, rename) })),
		]);
		return positions.length;
	} finally {
		await log.close();
	}
}

function renamed({ value }: LogRecord, rename: (name: string) => string): Uint8Array {
	const account: AccountRecord = accountRecord.parse(JSON.parse(Buffer.from(value ?? []).toString()));
	return Buffer.from(JSON.stringify({ ...account, name: rename(account.name) }));
}

/** The newest record of each key that is not taken away. */
async function newest(log: EventLog, topic: string): Promise<LogRecord[]> {
	const records = new Map<string | null, LogRecord>();
	const stop = new AbortController();
	for await (const batch of log.read({ topics: [topic], from: 'start', signal: stop.signal })) {
		for (const record of batch.records) records.set(record.key, { ...record, value: record.value && Buffer.from(record.value) });
		if (batch.caughtUp) stop.abort();
	}
	return [...records.values()].filter(({ value }) => value !== null);
}
