import { describe, expect, test } from 'vitest';
import type { EventLog } from '../event-log.ts';
import { positionKey } from '../event-log.ts';
import type { Share } from '../group.ts';
import { TOPIC_A, TOPIC_B } from './home.ts';
import { readAll, record, valuesOf } from './reading.ts';
import type { Scope } from './scope.ts';

/** The first share of a new member, and how it leaves. */
async function join(log: EventLog, group: string): Promise<{ share: Share; leave(): Promise<void> }> {
	const leaving = new AbortController();
	const shares = log.join({ group, topics: [TOPIC_A, TOPIC_B], split: 'spread', signal: leaving.signal })[Symbol.asyncIterator]();
	const { value } = await shares.next();
	return {
		share: value,
		async leave() {
			leaving.abort();
			expect(await shares.next()).toMatchObject({ done: true });
		},
	};
}

export function groupContract({ openLog }: Scope): void {
	describe('a group', () => {
		test('gives its only member every partition, and moves by what is committed for that share', async () => {
			const log = await openLog();
			const { share, leave } = await join(log, 'g');
			expect(share.partitions.map(({ topic, partition }) => positionKey(topic, partition)).sort()).toEqual(
				[...[0, 1, 2].map((partition) => positionKey(TOPIC_A, partition)), positionKey(TOPIC_B, 0)].sort(),
			);
			const transactor = await log.openTransactor('t');
			const positions = new Map([[positionKey(TOPIC_A, 1), 0]]);
			await transactor.commit({ records: [record(TOPIC_B, 'out')], group: share, positions });
			expect(await log.committed('g')).toEqual(positions);
			expect(valuesOf(await readAll(log, [TOPIC_B]))).toEqual(['out']);
			expect(share.revoked.aborted).toBe(false);
			await leave();
			expect(share.revoked.aborted).toBe(true);
		});

		test('that its member has left gives everything to the next one', async () => {
			const first = await join(await openLog(), 'g');
			await first.leave();
			const second = await join(await openLog(), 'g');
			expect(second.share.partitions).toHaveLength(first.share.partitions.length);
			await second.leave();
		});
	});

	test('reading can be limited to some partitions', async () => {
		const log = await openLog();
		await log.append([0, 1, 2].map((partition) => record(TOPIC_A, `${partition}`, { partition })));
		const options = { topics: [TOPIC_A], from: 'start', signal: new AbortController().signal } as const;
		for await (const batch of log.read({ ...options, only: (_, partition) => partition !== 1 })) {
			expect(valuesOf(batch.records).sort()).toEqual(['0', '2']);
			expect([...batch.positions.keys()].sort()).toEqual([positionKey(TOPIC_A, 0), positionKey(TOPIC_A, 2)]);
			break;
		}
	});
}
