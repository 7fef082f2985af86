import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveBetween } from './causes.ts';
import type { DayPoint } from './day-points.ts';

const point = (level1: number, level2a: number, level2b: number, cut: number, netCashOutflows: number): DayPoint => {
	const hqla = level1 + level2a + level2b - cut;
	return { at: 0, lcr: hqla / netCashOutflows, hqla, level1, level2a, level2b, netCashOutflows, overridesInForce: 0 };
};

describe('what moved the ratio', () => {
	it('is not known where there is no ratio', () => {
		expect(moveBetween(null, point(1, 1, 1, 0, 1))).toBeNull();
		expect(moveBetween({ ...point(1, 1, 1, 0, 1), lcr: null }, point(1, 1, 1, 0, 1))).toBeNull();
	});
	it('adds up to the move, whatever moved', () => {
		const amount = fc.integer({ min: 1, max: 1_000_000 });
		const any = fc.tuple(amount, amount, amount, fc.integer({ min: 0, max: 2 }), amount).map((parts) => point(...parts));
		fc.assert(
			fc.property(any, any, (from, to) => {
				const sum = (moveBetween(from, to)?.causes ?? []).reduce((total, { points }) => total + points, 0);
				const move = ((to.lcr ?? 0) - (from.lcr ?? 0)) * 100;
				expect(sum).toBeCloseTo(move, 4 - Math.ceil(Math.log10(Math.abs(move) + Math.abs(from.lcr ?? 0) * 1e4 + 10)));
			}),
		);
	});
	it('ranks by size, whatever the sign', () => {
		const move = moveBetween(point(100, 20, 10, 0, 100), point(95, 21, 10, 0, 100));
		expect(move?.causes.slice(0, 2).map(({ title }) => title)).toEqual(['Level 1', 'Level 2A, after haircut']);
		expect(move?.causes[0]?.points).toBeCloseTo(-5);
	});
	it('names every part, moved or not', () => {
		const titles = moveBetween(point(100, 20, 10, 1, 100), point(100, 20, 10, 1, 100))?.causes.map(({ id }) => id);
		expect(titles?.sort()).toEqual(['caps', 'level1', 'level2a', 'level2b', 'netCashOutflows']);
	});
});
