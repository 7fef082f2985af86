import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { record } from '../contract/reading.ts';
import { FencedError, RevokedError } from '../errors.ts';
import { positionKey } from '../event-log.ts';
import { openLog } from './contract-adapter.ts';

/**
 * Run by `groups.kafka.test.ts` as a process of its own: a member of a group that goes to one, which commits for its share until it has none
 * any more, and says each step. Its transactional id is its own, so that only the group's generation keeps it from writing.
 */
const [, , location = '', topic = '', name = ''] = argv;
const log = await openLog(location);
const say = (line: string) => writeSync(1, `${line}\n`);
const leaving = new AbortController();
process.once('SIGTERM', () => leaving.abort());
for await (const share of log.join({ group: 'members', topics: [topic], split: 'one', signal: leaving.signal })) {
	say(`share of ${share.partitions.length}`);
	const transactor = await log.openTransactor(name);
	try {
		for (let i = 0; share.partitions.length > 0 && !share.revoked.aborted; i++) {
			const positions = new Map([[positionKey(topic, 0), i]]);
			await transactor.commit({ records: [record(topic, name)], group: share, positions });
			say('wrote');
		}
	} catch (error) {
		if (!(error instanceof RevokedError || error instanceof FencedError)) throw error;
		say(error.name);
	}
	while (share.partitions.length === 0 && !share.revoked.aborted) await setImmediate();
}
await log.close();
