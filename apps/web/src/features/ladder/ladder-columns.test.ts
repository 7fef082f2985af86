import { describe, expect, it } from 'vitest';
import { ladderOf } from './ladder.fixture.ts';
import { columnAt, columnOfDay, ladderLayout } from './ladder-columns.ts';

const wide = { width: 1440, folded: false, minDay: 0 };

describe('the columns of a ladder', () => {
	it('share the width as the picture has it: label 176, closed day 16, total 68, the rest the business days', () => {
		const layout = ladderLayout(ladderOf(), wide);
		expect(layout.columns).toHaveLength(31);
		expect(layout.columns.filter(({ closed }) => closed).map(({ width }) => width)).toEqual(Array(10).fill(16));
		expect(layout.columns.filter(({ closed, days }) => !closed && days.length === 1).every(({ width }) => width === 51.8)).toBe(true);
		expect(layout).toMatchObject({ left: 176, width: 1440 });
		expect(layout.columns.at(-1)).toMatchObject({ id: '1-30', x: 1372, width: 68 });
	});
	it('are as wide as their figures where that is more than the room', () => {
		expect(ladderLayout(ladderOf(), { ...wide, minDay: 92 }).width).toBe(176 + 10 * 16 + 20 * 92 + 92);
	});
	it('name the holidays of each currency', () => {
		const [day] = ladderLayout(ladderOf(), wide).columns.filter(({ id }) => id === '6');
		expect(day).toMatchObject({ closed: false, head: ['Th', '26 Nov'], title: '26 Nov, day 6; holidays: USD Thanksgiving Day' });
	});
	it('fold days 8 to 30 into weeks', () => {
		const { columns } = ladderLayout(ladderOf(), { ...wide, width: 1100, folded: true });
		expect(columns.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8-14', '15-21', '22-28', '29-30', '1-30']);
		expect(columns[7]).toMatchObject({ head: ['28 Nov', 'to 4 Dec'], closed: false });
	});
	it('end by contract with what is due later and what has no date', () => {
		const { columns } = ladderLayout(ladderOf({ bridge: null }), wide);
		expect(columns.slice(-3).map(({ id }) => id)).toEqual(['1-30', 'beyond', 'open']);
	});
	it('are found by place and by day', () => {
		const layout = ladderLayout(ladderOf(), wide);
		expect(columnAt(layout, 175)).toBeNull();
		expect(columnAt(layout, 176)?.id).toBe('1');
		expect(columnOfDay(layout, 27)?.id).toBe('27');
		expect(columnOfDay(ladderLayout(ladderOf(), { ...wide, folded: true }), 27)?.id).toBe('22-28');
	});
});
