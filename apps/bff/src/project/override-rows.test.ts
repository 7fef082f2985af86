import type { OverrideEvent, OverrideProposal } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { OverrideRows } from './override-rows.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const HOUR = 3_600_000;
const PROPOSAL: OverrideProposal = {
	...{ targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', entityId: null, assetClass: 'BOND', level: null, subclass: null },
	...{ eligible: null, encumbered: null, flowLine: null, reasonCode: 'OTHER', comment: 'Why.' },
	...{ effectiveFrom: NOW, expiresAt: NOW + HOUR },
};
const event = (overrideId: string, kind: OverrideEvent['kind'], change: Partial<OverrideEvent> = {}): OverrideEvent => ({
	...{ overrideId, kind, at: NOW, actor: 'moreau', actorRole: 'analyst', from: '127.0.0.1', approval: 'NOT_REQUIRED', comment: '' },
	proposal: kind === 'SUBMITTED' ? PROPOSAL : null,
	...change,
});
function rowsOf(...events: readonly OverrideEvent[]): OverrideRows {
	const rows = new OverrideRows();
	for (const one of events) rows.apply(one);
	return rows;
}
const stateAt = (rows: OverrideRows, now: number) => rows.row('OV-1', now, 'Bond')?.state;

describe('overrides as rows', () => {
	it('has no row for what was never submitted', () => {
		const rows = rowsOf(event('OV-1', 'REVERSED'));
		expect(rows.row('OV-1', NOW, 'Bond')).toBeNull();
		expect(rows.apply(event('OV-1', 'APPROVED'))).toBeNull();
	});
	it('tells whether an event changed anything', () => {
		const rows = new OverrideRows();
		expect(rows.apply(event('OV-1', 'SUBMITTED'))).toBe('OV-1');
		expect(rows.apply(event('OV-1', 'SUBMITTED'))).toBeNull();
	});
	it('moves with the clock: scheduled, in force, expired, without an event', () => {
		const rows = rowsOf(event('OV-1', 'SUBMITTED', { proposal: { ...PROPOSAL, effectiveFrom: NOW + 10 } }));
		expect([NOW, NOW + 10, NOW + HOUR - 1, NOW + HOUR].map((now) => stateAt(rows, now))).toEqual([
			'SCHEDULED',
			'IN_FORCE',
			'IN_FORCE',
			'EXPIRED',
		]);
	});
	it('waits for a second person where one is asked for', () => {
		expect(stateAt(rowsOf(event('OV-1', 'SUBMITTED', { approval: 'REQUIRED' })), NOW)).toBe('PENDING');
	});
	it('names who ended it and when', () => {
		const rows = rowsOf(event('OV-1', 'SUBMITTED'), event('OV-1', 'REVERSED', { at: NOW + 5, actor: 'okafor' }));
		expect(rows.row('OV-1', NOW, 'Bond')).toMatchObject({ state: 'REVERSED', endedAt: NOW + 5, endedBy: 'okafor', maker: 'moreau' });
		expect(rowsOf(event('OV-1', 'SUBMITTED')).row('OV-1', NOW, 'Bond')).toMatchObject({ endedAt: null, endedBy: null });
	});
	it('counts the positions that carry it, and says whose count has changed', () => {
		const rows = rowsOf(event('OV-1', 'SUBMITTED'));
		expect(rows.move(null, null)).toEqual([]);
		expect(rows.move(null, 'OV-1')).toEqual(['OV-1']);
		expect(rows.move('OV-1', 'OV-1')).toEqual([]);
		expect(rows.row('OV-1', NOW, 'Bond')?.positions).toBe(1);
		expect(rows.move('OV-1', 'OV-2')).toEqual(['OV-1', 'OV-2']);
		expect(rows.row('OV-1', NOW, 'Bond')?.positions).toBe(0);
	});
	it('lists those in force in the order in which they began', () => {
		const rows = rowsOf(
			event('OV-3', 'SUBMITTED', { at: NOW + 2 }),
			event('OV-1', 'SUBMITTED'),
			event('OV-2', 'SUBMITTED', { proposal: { ...PROPOSAL, effectiveFrom: NOW + 1 } }),
			event('OV-4', 'SUBMITTED'),
			event('OV-4', 'REVERSED'),
		);
		expect(rows.inForce(NOW).map(({ overrideId }) => overrideId)).toEqual(['OV-1', 'OV-3']);
		expect(rows.inForce(NOW + 3).map(({ overrideId }) => overrideId)).toEqual(['OV-1', 'OV-2', 'OV-3']);
	});
});
