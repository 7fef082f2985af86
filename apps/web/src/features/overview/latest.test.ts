import type { Activity } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { latest } from './latest.ts';

let sequence = 0;
const event = (at: number, points: number | null, kind: Activity['kind'] = 'PRICE') =>
	({ at, points, kind, sequence: sequence++, subject: `${sequence}`, text: '' }) as Activity;
const times = (events: Activity[], count = 3) => latest(events, count).events.map(({ at }) => at);

describe('what happened last', () => {
	it('is nothing before the first event', () => expect(latest([], 3)).toEqual({ events: [], rest: null }));
	it('goes by time, not by the order in which it was told', () =>
		expect(times([event(3, 1), event(1, 1), event(2, 1)])).toEqual([3, 2, 1]));
	it('leads with what moved the ratio, over newer events that did not', () =>
		expect(times([event(1, -0.19), event(2, 0), event(3, 0.004), event(4, 0)])).toEqual([1]));
	it('counts an override as worth a line, whatever it did', () => expect(times([event(1, 0, 'OVERRIDE'), event(2, 0)])).toEqual([1]));
	it('keeps an override in sight while newer events go by', () =>
		expect(times([event(1, 0.2, 'OVERRIDE'), event(2, 1), event(3, 1), event(4, 1)])).toEqual([4, 3, 1]));
	it('has no more lines than it was given, were all of them overrides', () =>
		expect(times([1, 2, 3, 4].map((at) => event(at, 1, 'OVERRIDE')))).toEqual([4, 3, 2]));
	it('fills up with the newest trades', () => {
		const trades = [1, 2, 3].map((at) => event(at, 0, 'TRADE'));
		expect(times([...trades, event(0, 5)])).toEqual([3, 2, 0]);
	});
	it('adds up the rest, since its first', () => {
		const { rest } = latest([event(5, 1), event(6, 1), event(2, 0.001), event(3, 0.002), event(4, null)], 2);
		expect(rest).toEqual({ since: 2, events: 3, points: 0.003 });
	});
});
