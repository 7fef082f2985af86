import type { Activity } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { Tables } from './tables.ts';

const event = (kind: Activity['kind'], sequence: number) =>
	({ entityId: 'LDN', at: sequence, sequence, kind, subject: `${kind}-${sequence}` }) as Activity;

describe('activity of an entity', () => {
	it('keeps the newest rows, and an override that trades would have pushed out', () => {
		const tables = new Tables('e');
		tables.addActivity(event('OVERRIDE', 1));
		for (let sequence = 2; sequence <= 500; sequence++) tables.addActivity(event('TRADE', sequence));
		tables.get('activity:LDN')?.publish();
		const rows = tables.rows('activity', 'LDN');
		expect(rows).toHaveLength(201);
		expect(rows.filter(({ kind }) => kind === 'OVERRIDE').map(({ sequence }) => sequence)).toEqual([1]);
		expect(Math.min(...rows.filter(({ kind }) => kind === 'TRADE').map(({ sequence }) => sequence))).toBe(301);
	});
	it('keeps the newest by their time where older ones are read behind them', () => {
		const tables = new Tables('e');
		for (let sequence = 301; sequence <= 450; sequence++) tables.addActivity(event('TRADE', sequence));
		for (let sequence = 1; sequence <= 300; sequence++) tables.addActivity(event('TRADE', sequence));
		tables.get('activity:LDN')?.publish();
		const sequences = tables.rows('activity', 'LDN').map(({ sequence }) => sequence);
		expect(sequences).toHaveLength(200);
		expect(Math.min(...sequences)).toBe(251);
	});
	it('is bounded for overrides too', () => {
		const tables = new Tables('e');
		for (let sequence = 1; sequence <= 150; sequence++) tables.addActivity(event('OVERRIDE', sequence));
		tables.get('activity:LDN')?.publish();
		expect(tables.rows('activity', 'LDN')).toHaveLength(100);
	});
});
