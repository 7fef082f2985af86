import { describe, expect, it } from 'vitest';
import { ladderOf } from './ladder.fixture.ts';
import { ladderLayout } from './ladder-columns.ts';
import type { Side } from './ladder-filter.ts';
import { ladderRows } from './ladder-rows.ts';

const both: ReadonlySet<Side> = new Set(['OUTFLOW', 'INFLOW']);

function rowsOf(ladder = ladderOf(), open = both, folded = false) {
	const { columns } = ladderLayout(ladder, { width: 1440, folded, minDay: 0 });
	const { flows, results } = ladderRows(ladder, open);
	return new Map([...flows, ...results].map((row) => [row.id, new Map(columns.map((column) => [column.id, row.amount(column)]))]));
}

describe('the rows of the matrix', () => {
	it('have outflows below zero, inflows above, and the groups of what is open', () => {
		const rows = rowsOf();
		expect([...rows.keys()]).toEqual(['OUTFLOW.ALL', 'OUTFLOW.RETAIL', 'INFLOW.ALL', 'INFLOW.NON_FINANCIAL', 'net', 'cumulative', 'left']);
		expect(rows.get('OUTFLOW.RETAIL')?.get('3')).toBe(-300_000);
		expect(rows.get('INFLOW.ALL')?.get('28')).toBe(200_000);
		expect([...rowsOf(ladderOf(), new Set()).keys()]).toEqual(['OUTFLOW.ALL', 'INFLOW.ALL', 'net', 'cumulative', 'left']);
	});
	it('end with the sum of the days, and the last day of what is a level', () => {
		const rows = rowsOf();
		expect(rows.get('net')?.get('1-30')).toBe(-600_000);
		expect(rows.get('cumulative')?.get('1-30')).toBe(-600_000);
		expect(rows.get('left')?.get('1-30')).toBe(400_000);
	});
	it('add the days of a week up, and show its last day of what is a level', () => {
		const rows = rowsOf(ladderOf(), both, true);
		expect(rows.get('net')?.get('22-28')).toBe(-300_000);
		expect(rows.get('cumulative')?.get('22-28')).toBe(-600_000);
	});
	it('show the cut of the inflow cap in a row of its own, in the column of the sum', () => {
		const bridge = { netOutflows: 1, steps: [{ kind: 'INFLOW_CAP', amount: 70 } as const], netCashOutflows: 71, inflowLimit: 3 };
		const row = rowsOf(ladderOf({ bridge })).get('INFLOW_CAP');
		expect([row?.get('1-30'), row?.get('3')]).toEqual([-70, null]);
	});
	it('have by contract what is due later and what has no date, which no cumulative gap counts', () => {
		const { outflows } = ladderOf();
		const rows = rowsOf(ladderOf({ bridge: null, outflows: { ...outflows, open: 5, beyond: 7 } }));
		expect([rows.get('OUTFLOW.ALL')?.get('beyond'), rows.get('net')?.get('open'), rows.get('left')?.get('open')]).toEqual([-7, -5, null]);
	});
});
