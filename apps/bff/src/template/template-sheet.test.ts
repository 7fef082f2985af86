import { minor, type Template, type TrappedStock, templateOf } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { lcr } from '../../tests/_records.ts';
import { templateSheet } from './template-sheet.ts';

const liq1 = templateOf('basel') as Template;
const trapped = (entityId: string, amount: number): TrappedStock => ({
	...{ entityId, reason: 'Its supervisor keeps it.', held: minor(900), netCashOutflows: minor(900 - amount), trapped: minor(amount) },
	...{ level1: minor(0), level2a: minor(0), level2b: minor(amount), sums: [], mismatch: [] },
});
const numbers = (rows: ReturnType<typeof templateSheet>['rows']) => rows.map(([row]) => (row?.kind === 'TEXT' ? row.text : row?.kind));

describe('the sheet of a disclosure table', () => {
	it('names under the HQLA of a group what is not in it, and where that is', () => {
		const { rows } = templateSheet(liq1, lcr('GROUP', { trapped: [trapped('SGP', 300), trapped('HKG', 0)] }), 'x');
		expect(numbers(rows).slice(20, 23)).toEqual(['21', 'NONE', '22']);
		expect(rows[21]).toEqual([
			{ kind: 'NONE' },
			{ kind: 'TEXT', text: 'Not in row 21, taken off before the caps: HQLA trapped in SGP. Its supervisor keeps it.' },
			{ kind: 'NONE' },
			{ kind: 'MONEY', amount: 300 },
			{ kind: 'TEXT', text: '¶36, 171-172 (unverified)' },
		]);
	});
	it('has the rows of the text alone where nothing is trapped', () => {
		expect(numbers(templateSheet(liq1, lcr('LDN'), 'x').rows)).toEqual(liq1.rows.map(({ row }) => row));
	});
});
