import type { EntityRecord } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { Reference } from './reference.ts';
import { TodayCounts } from './today-counts.ts';

/** The day of an entity in India begins at half past six in the evening, UTC. */
const MIDNIGHT = Date.UTC(2026, 10, 19, 18, 30);

function setUp() {
	const reference = new Reference();
	reference.entities.set('BOM', { entityId: 'BOM', timeZone: 'Asia/Kolkata' } as EntityRecord);
	reference.setBusinessDay({ entityId: 'BOM', date: '2026-11-20', openedAt: '2026-11-20T00:00:00Z' });
	return { reference, counts: new TodayCounts(reference) };
}

describe('records of the day', () => {
	it('are none of a topic that nothing came from', () => expect(setUp().counts.of('oms.fx')).toBe(0));
	it('begin at the midnight of the entity, to the millisecond', () => {
		const { counts } = setUp();
		for (const at of [MIDNIGHT - 1, MIDNIGHT, MIDNIGHT + 1]) counts.add('oms.fx', at);
		expect(counts.of('oms.fx')).toBe(2);
	});
	it('begin anew when the next day is opened, and not when an older one is told again', () => {
		const { reference, counts } = setUp();
		counts.add('oms.fx', MIDNIGHT);
		expect(counts.of('oms.fx')).toBe(1);
		expect(reference.setBusinessDay({ entityId: 'BOM', date: '2026-11-19', openedAt: '2026-11-19T00:00:00Z' })).toBe(false);
		expect(reference.setBusinessDay({ entityId: 'BOM', date: '2026-11-21', openedAt: '2026-11-21T00:00:00Z' })).toBe(true);
		counts.roll();
		expect(counts.of('oms.fx')).toBe(0);
	});
	it('forget what is days old', () => {
		const { reference, counts } = setUp();
		reference.businessDays.clear();
		for (let quarter = 0; quarter < 300; quarter++) counts.add('oms.fx', MIDNIGHT + quarter * 900_000);
		expect(counts.of('oms.fx')).toBe(288);
	});
});
