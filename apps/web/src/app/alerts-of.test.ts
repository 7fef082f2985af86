import { type FeedRow, JOINED_VIEW } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { alertsOf } from './alerts-of.ts';

const SINCE = Date.UTC(2026, 10, 20, 14, 2, 7);
const stale = (topic: string, goesTo: string) => ({ topic, goesTo, state: 'STALE', staleSince: SINCE, lastAt: SINCE }) as FeedRow;
const texts = (...feeds: FeedRow[]) => alertsOf([], new Map(), feeds, 'UTC').map(({ text }) => text);

describe('alerts of feeds', () => {
	it('name the one that fell silent, and since when', () =>
		expect(texts(stale('oms.fx', 'trades.fx'))).toEqual(['oms.fx stale since 14:02:07']));
	it('name a topic that a swap shows and nobody writes any more, apart from the feeds of the house', () =>
		expect(texts(stale('reference.accounts.v2', JOINED_VIEW))).toEqual(['reference.accounts.v2, joined view, stale since 14:02:07']));
});
