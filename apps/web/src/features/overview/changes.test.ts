import type { Activity, Minor } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { changesByKind, latest } from './changes.ts';

const event = (sequence: number, kind: Activity['kind'], points: number | null, subject = 'x'): Activity => ({
	entityId: 'LDN',
	at: 1_000 * sequence,
	sequence,
	kind,
	subject,
	text: '',
	hqlaChange: 0 as Minor,
	netCashOutflowsChange: 0 as Minor,
	points,
});

describe('what changed', () => {
	it('is empty before the first event', () => expect(changesByKind([])).toEqual({ kinds: [], since: null, total: 0 }));
	it('adds up by kind, largest effect first, whatever its sign', () => {
		const { kinds, since, total } = changesByKind([event(2, 'TRADE', 0.2), event(3, 'PRICE', -0.5), event(4, 'TRADE', 0.1)]);
		expect(kinds.map(({ title, events }) => [title, events])).toEqual([
			['Prices', 1],
			['Trades', 2],
		]);
		expect(since).toBe(2_000);
		expect(total).toBeCloseTo(-0.2);
	});
	it('counts what a record of many stands for', () => expect(changesByKind([event(1, 'MANY', 0, '412')]).kinds[0]?.events).toBe(412));
	it('takes an event without a ratio as no move', () => expect(changesByKind([event(1, 'FX_RATE', null)]).total).toBe(0));
	it('lists the newest first', () =>
		expect(latest([event(1, 'TRADE', 0), event(3, 'TRADE', 0), event(2, 'TRADE', 0)], 2).map(({ sequence }) => sequence)).toEqual([3, 2]));
});
