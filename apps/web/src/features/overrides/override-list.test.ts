import type { OverrideRow } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { concerning, countTabs, lastMoved, neighbour, parseListState, rowsOfTab, selectedRow } from './override-list.ts';

const DAY = 86_400_000;
const now = Date.parse('2026-11-20T14:32:00Z');
const override = (overrideId: string, change: Partial<OverrideRow> = {}) =>
	({
		overrideId,
		state: 'IN_FORCE',
		entityId: null,
		effectiveFrom: now,
		expiresAt: now + 10 * DAY,
		endedAt: null,
		...change,
	}) as OverrideRow;
const rows = [
	override('OV-late'),
	override('OV-soon', { expiresAt: now + 5 * DAY }),
	override('OV-next', { state: 'SCHEDULED', effectiveFrom: now + DAY }),
	override('OV-old', { state: 'EXPIRED', endedAt: now - 2 * DAY }),
	override('OV-undone', { state: 'REVERSED', endedAt: now - DAY }),
	override('OV-waiting', { state: 'PENDING' }),
];
const ids = (list: readonly OverrideRow[]) => list.map(({ overrideId }) => overrideId);

describe('the tabs of overrides', () => {
	it('count what they list, the last five days also as expiring', () => {
		expect(countTabs(rows, now)).toEqual({ 'in-force': 2, scheduled: 1, expiring: 1, history: 2 });
		expect(countTabs([], now)).toEqual({ 'in-force': 0, scheduled: 0, expiring: 0, history: 0 });
	});
	it('stand in the order of what comes next, the history from its end', () => {
		expect(ids(rowsOfTab(rows, 'in-force', now))).toEqual(['OV-soon', 'OV-late']);
		expect(ids(rowsOfTab(rows, 'history', now))).toEqual(['OV-undone', 'OV-old']);
	});
	it('ignore a tab that does not exist', () => {
		expect(parseListState(new URLSearchParams('tab=pending&override=OV-1'))).toEqual({ tab: 'in-force', id: 'OV-1' });
	});
});

describe('what moved last', () => {
	it('is an end, a start that has come, or the making; the latest stands first', () => {
		const made = { createdAt: now - 9 * DAY };
		const list = [
			override('OV-next', { ...made, state: 'SCHEDULED', effectiveFrom: now + DAY }),
			override('OV-ended', { ...made, state: 'REVERSED', endedAt: now - DAY }),
			override('OV-begun', { ...made, effectiveFrom: now - 2 * DAY }),
			override('OV-old', { ...made, createdAt: now - 10 * DAY, state: 'EXPIRED', endedAt: now - 8 * DAY }),
		];
		expect(ids(lastMoved(list))).toEqual(['OV-ended', 'OV-begun', 'OV-old', 'OV-next']);
		expect(lastMoved(Array.from({ length: 40 }, (_, index) => override(`OV-${index}`, made)))).toHaveLength(12);
	});
});

describe('the list', () => {
	it('shows an entity its own overrides and those of every entity', () => {
		const list = [override('OV-all'), override('OV-ldn', { entityId: 'LDN' }), override('OV-sgp', { entityId: 'SGP' })];
		expect(ids(concerning(list, 'LDN'))).toEqual(['OV-all', 'OV-ldn']);
		expect(ids(concerning(list, 'GROUP'))).toHaveLength(3);
	});
	it('falls back to the first row when the one of the URL is not there', () => {
		expect(selectedRow(rows, 'OV-gone')?.overrideId).toBe('OV-late');
		expect(selectedRow([], 'OV-gone')).toBeNull();
	});
	it('stops at its ends', () => {
		expect(neighbour(['a', 'b'], 'b', 1)).toBe('b');
		expect(neighbour(['a', 'b'], 'a', -1)).toBe('a');
		expect(neighbour(['a', 'b'], null, 1)).toBe('a');
		expect(neighbour([], null, 1)).toBeNull();
	});
});
