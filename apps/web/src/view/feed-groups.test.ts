import { type FeedRow, JOINED_VIEW } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { feedsOfStrip } from './feed-groups.ts';

const row = (topic: string, change: Partial<FeedRow> = {}): FeedRow => ({
	topic,
	perSecond: 2,
	today: 10,
	lag: 0,
	lastAt: 1_000,
	rejected: 1,
	state: 'LIVE',
	staleSince: null,
	lagMs: 0,
	rates: [],
	partitions: 4,
	goesTo: 'fold',
	...change,
});

describe('feeds of the strip', () => {
	it('shows one of market data, as bad as its worst topic', () => {
		const [market] = feedsOfStrip([row('market.fx'), row('market.prices', { state: 'STALE', staleSince: 500, lastAt: 500 })]);
		expect(market).toMatchObject({ name: 'market', state: 'STALE', staleSince: 500, lastAt: 1_000, perSecond: 4, today: 20, rejected: 2 });
	});
	it('keeps the order of the desks, whatever order the rows come in', () => {
		const names = feedsOfStrip([row('reference.accounts'), row('payments'), row('oms.repo'), row('oms.fx')]).map(({ name }) => name);
		expect(names).toEqual(['oms.fx', 'oms.repo', 'payments', 'reference']);
	});
	it('counts no day where a topic has none, and shows reference data that come as one feed', () => {
		const [market, reference] = feedsOfStrip([row('market.fx'), row('market.prices', { today: null }), row('reference')]);
		expect([market?.today, reference?.name]).toEqual([null, 'reference']);
	});
	it('leaves out what the house makes itself', () => expect(feedsOfStrip([row('trades.fx'), row('overrides')])).toEqual([]));
	it('leaves out what a swap has put in the place of ours', () =>
		expect(feedsOfStrip([row('reference.accounts.v2', { goesTo: JOINED_VIEW })])).toEqual([]));
	it('says empty only when every topic is', () => {
		expect(feedsOfStrip([row('market.fx', { state: 'EMPTY', lastAt: null }), row('market.prices')])[0]?.state).toBe('LIVE');
		expect(feedsOfStrip([row('market.fx', { state: 'EMPTY', lastAt: null })])[0]).toMatchObject({ state: 'EMPTY', lastAt: null });
	});
});
