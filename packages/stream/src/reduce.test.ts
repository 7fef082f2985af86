import { describe, expect, it } from 'vitest';
import { conflate } from './conflate.fixture.ts';
import type { Delta, Frame } from './frame.ts';
import { reduce } from './reduce.ts';
import { emptyTable, type Table } from './table.ts';

const HEAD = { stream: 'lcr:LDN', epoch: 'e1', asOf: 5 };
const TABLE: Table = { ...HEAD, seq: 7, rows: new Map([['LDN', { lcr: 1.2, hqla: 10 }]]) };
const delta = (seq: number, cells: object, more: Partial<Delta> = {}): Delta => ({
	kind: 'delta',
	...HEAD,
	seq,
	follows: seq - 1,
	changed: new Map([['LDN', { ...cells }]]),
	removed: [],
	...more,
});

describe('reduce', () => {
	it('reports a gap when a delta is missing', () => {
		expect(reduce(TABLE, delta(9, { lcr: 2 }))).toEqual({ kind: 'gap', expected: 7, found: 8 });
	});
	it('reports a gap when a heartbeat is ahead of the table', () => {
		expect(reduce(TABLE, { kind: 'heartbeat', ...HEAD, seq: 8, sentAt: 9 })).toEqual({ kind: 'gap', expected: 7, found: 8 });
	});
	it('reports another epoch', () => {
		const frame = delta(8, { lcr: 2 }, { epoch: 'e2' });
		expect(reduce(TABLE, frame)).toEqual({ kind: 'stale-epoch', expected: 'e1', found: 'e2' });
	});
	it('reports a delta before the first snapshot as another epoch', () => {
		expect(reduce(emptyTable('lcr:LDN'), delta(1, {}))).toEqual({ kind: 'stale-epoch', expected: null, found: 'e1' });
	});
	it('ignores a duplicate, an older delta and another stream', () => {
		const frames: Frame[] = [delta(7, { lcr: 9 }), delta(3, { lcr: 9 }), delta(8, { lcr: 9 }, { stream: 'lcr:NYC' })];
		for (const frame of frames) expect(reduce(TABLE, frame)).toEqual({ kind: 'ignored' });
	});
	it('hands a reset on', () => {
		expect(reduce(TABLE, { kind: 'reset', stream: 'lcr:LDN', reason: 'TOO_SLOW' })).toEqual({ kind: 'reset', reason: 'TOO_SLOW' });
	});
	it('merges changed cells, leaves the table before it alone and lists the keys', () => {
		const result = reduce(TABLE, delta(8, { lcr: 1.3 }, { removed: [] }));
		expect(result).toMatchObject({ kind: 'applied', whole: false, changed: ['LDN'], table: { seq: 8 } });
		expect(result.kind === 'applied' && result.table.rows.get('LDN')).toEqual({ lcr: 1.3, hqla: 10 });
		expect(TABLE.rows.get('LDN')).toEqual({ lcr: 1.2, hqla: 10 });
	});
	it('lets no cell of a removed row survive in the row that comes back', () => {
		const merged = conflate(delta(8, {}, { changed: new Map(), removed: ['LDN'] }), delta(9, { lcr: 3 }));
		const result = reduce(TABLE, merged);
		expect(result.kind === 'applied' && result.table.rows.get('LDN')).toEqual({ lcr: 3 });
	});
	it('takes a snapshot of any epoch', () => {
		const result = reduce(TABLE, { kind: 'snapshot', ...HEAD, epoch: 'e2', seq: 1, rows: new Map() });
		expect(result).toMatchObject({ kind: 'applied', whole: true, table: { epoch: 'e2', seq: 1 } });
	});
});

describe('conflate', () => {
	it('refuses deltas that do not follow each other', () => {
		expect(() => conflate(delta(8, {}), delta(10, {}))).toThrow(RangeError);
	});
});
