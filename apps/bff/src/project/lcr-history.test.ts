import { minor } from '@tideline/domain';
import { expect, test } from 'vitest';
import { LcrHistory } from './lcr-history.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20);
const at = (hours: number) => START + hours * HOUR;
const amounts = { hqla: minor(1), level1: minor(1), level2a: minor(0), level2b: minor(0), netCashOutflows: minor(1) };
const point = (entityId: string, hours: number) => ({
	...{ entityId, at: at(hours), sequence: hours, currency: 'GBP', lcr: 1, overridesInForce: 0 },
	...amounts,
});

/** Three days of points every six hours of two entities, of which five stay in memory. */
function history(): LcrHistory {
	const kept = new LcrHistory(5);
	let offset = 100;
	for (let hours = 0; hours < 72; hours += 6) for (const entityId of ['LDN', 'NYC']) kept.add(point(entityId, hours), offset++);
	return kept;
}

test('the span is that of every point there was, the newest are in memory', () => {
	expect(history().span('LDN')).toEqual({ from: at(0), to: at(66) });
	expect(history().between('LDN', { from: at(0), to: at(66) })).toHaveLength(5);
	expect(history().span('SGP')).toBeNull();
});

test('what has left memory is found by the days in which it stands', () => {
	expect(history().older('LDN', { from: at(48), to: at(66) })).toBeNull();
	expect(history().older('LDN', { from: at(0), to: at(12) })).toEqual({ from: 100, until: 108 });
	expect(history().older('LDN', { from: at(0), to: at(66) })).toEqual({ from: 100, until: 116 });
	expect(history().older('SGP', { from: at(0), to: at(66) })).toBeNull();
});

test('a point of the same instant replaces the one before it', () => {
	const kept = new LcrHistory(5);
	kept.add(point('LDN', 1), 1);
	kept.add({ ...point('LDN', 1), lcr: 2 }, 2);
	expect(kept.between('LDN', { from: at(0), to: at(2) }).map(({ lcr }) => lcr)).toEqual([2]);
});
