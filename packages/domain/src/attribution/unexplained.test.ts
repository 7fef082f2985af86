import { describe, expect, test } from 'vitest';
import { minor } from '../money.ts';
import type { Attribution, CauseSum, FiguresAt } from '../schema/attribution.ts';
import { addUp, type SpanAttribution } from './add-up.ts';
import { shownMove } from './shown-move.ts';
import { unexplained } from './unexplained.ts';

const figures = (hqla: number, lcr: number | null = hqla / 100): FiguresAt => ({ hqla: minor(hqla), netCashOutflows: minor(100), lcr });
const bought = (hqla: number, ratioChange = hqla * 10_000_000): CauseSum => ({
	...{ group: 'TRADE', code: 'BUY', subject: '', events: 1, rates: [], largest: [] },
	...{ hqlaChange: minor(hqla), netCashOutflowsChange: minor(0), ratioChange },
});
const minute = (start: FiguresAt, end: FiguresAt, causes: CauseSum[]): Attribution => ({
	...{ entityId: 'LDN', currency: 'GBP', from: 0, to: 1, open: false, start, end, causes },
});
const spanOf = (...minutes: Attribution[]): SpanAttribution => addUp(minutes) as SpanAttribution;
const NOTHING = { hqlaChange: 0, netCashOutflowsChange: 0, ratioChange: 0 };

describe('what causes lack of the move between two ends', () => {
	const right = spanOf(minute(figures(100), figures(110), [bought(10)]), minute(figures(110), figures(107), [bought(-3)]));

	test('is nothing where they are measured right', () => {
		expect(unexplained(right, { start: figures(100), end: figures(107) })).toEqual(NOTHING);
		expect(shownMove(right, { start: figures(100), end: figures(107) })).toMatchObject({ points: 7, residual: 0 });
	});

	test('shows a cause that was measured wrong, and gives it to no other', () => {
		const wrong = spanOf(minute(figures(100), figures(110), [bought(12)]), minute(figures(110), figures(107), [bought(-3)]));
		expect(unexplained(wrong, { start: null, end: null })).toEqual({ ...NOTHING, hqlaChange: -2, ratioChange: -20_000_000 });
		const { points, residual, causes } = shownMove(wrong);
		expect([points, residual, causes.map((cause) => cause.points)]).toEqual([7, -2, [9]]);
	});

	test('shows ends that were measured wrong, where they are known from elsewhere', () => {
		expect(unexplained(right, { start: figures(100), end: figures(108) })).toEqual({ ...NOTHING, hqlaChange: 1, ratioChange: 10_000_000 });
		expect(shownMove(right, { start: figures(99), end: null })).toMatchObject({ startPercent: 99, points: 8, residual: 1 });
	});

	test('is of the amounts alone where there is no ratio', () => {
		const away = spanOf(minute(figures(100), figures(90, null), [bought(-10, 0)]));
		expect(unexplained(away, { start: null, end: figures(91, null) })).toEqual({ ...NOTHING, hqlaChange: 1 });
		expect(shownMove(away)).toMatchObject({ points: null, residual: null });
	});

	test('is not made good by a time without a ratio', () => {
		const gone = minute(figures(100), figures(90, null), [bought(-10, 0)]);
		const back = minute(figures(90, null), figures(120), [bought(30, 50_000_000)]);
		const wrong = minute(figures(120), figures(130), [bought(10, 90_000_000)]);
		expect(unexplained(spanOf(gone, back), { start: null, end: null })).toEqual(NOTHING);
		expect(unexplained(spanOf(gone, back, wrong), { start: null, end: null })).toEqual({ ...NOTHING, ratioChange: 10_000_000 });
	});
});
