import { type FeedRow, JOINED_VIEW } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { feedsThatHoldUp } from './feeds-that-hold-up.ts';

const feed = (topic: string, state: FeedRow['state'], lastAt = 1) => ({ topic, state, lastAt }) as FeedRow;
const names = (...feeds: FeedRow[]) => feedsThatHoldUp(feeds).map(({ topic }) => topic);

describe('a figure that is folded from every feed', () => {
	it('is as old as the last that spoke, when none speaks any more', () => {
		expect(names(feed('oms.fx', 'STALE', 5), feed('payments', 'STALE', 9), feed('oms.bond', 'EMPTY'))).toEqual(['payments']);
	});
	it('is not of now because balances came this morning', () => {
		expect(names(feed('oms.fx', 'STALE', 5), feed('balances', 'LIVE', 9), feed('reference', 'LIVE', 9))).toEqual(['oms.fx']);
	});
	it('is of now while one speaks, and waits for those that catch up', () => {
		expect(names(feed('oms.fx', 'STALE'), feed('payments', 'LIVE'))).toEqual([]);
		expect(names(feed('oms.fx', 'CATCHING_UP'), feed('payments', 'LIVE'))).toEqual(['oms.fx']);
	});
	it('does not rest on what is joined into the positions', () =>
		expect(feedsThatHoldUp([feed('oms.fx', 'LIVE'), { ...feed('positions.v4', 'CATCHING_UP'), goesTo: JOINED_VIEW }])).toEqual([]));
	it('is held up by nothing before the first record', () => expect(names(feed('oms.fx', 'EMPTY'), feed('balances', 'LIVE'))).toEqual([]));
});
