import type { FeedRow } from '@tideline/stream';
import { expect, test } from 'vitest';
import { feedLines } from './feed-lines.ts';

const row = (topic: string, change: Partial<FeedRow> = {}): FeedRow => ({
	...{ topic, perSecond: 2, today: 10, lag: 1, lastAt: 1_000, rejected: 1, state: 'LIVE', staleSince: null },
	...{ lagMs: 0, rates: [], partitions: 4, goesTo: 'fold' },
	...change,
});

test('stale feeds come first, then those that catch up, then the others in their order', () => {
	const rows = [row('a'), row('b', { state: 'CATCHING_UP' }), row('c', { state: 'EMPTY' }), row('d', { state: 'STALE' }), row('e')];
	expect(feedLines(rows).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c', 'e', 'total']);
});

test('the last line sums what can be summed', () =>
	expect(feedLines([row('a'), row('b', { today: null, rejected: 3 })]).at(-1)).toMatchObject({
		...{ perSecond: 4, lag: 2, rejected: 4, today: 10 },
	}));
