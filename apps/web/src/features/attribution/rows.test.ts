import type { AttributedCause } from '@tideline/api';
import { describe, expect, it } from 'vitest';
import { causeRows } from './rows.ts';

function cause(subject: string, points: number | null, events = 1): AttributedCause {
	const change = { hqlaChange: (points ?? 1) * 100, netCashOutflowsChange: 0, ratioChange: (points ?? 0) * 10_000_000 };
	return { key: subject, group: 'BALANCE', code: 'LOAN_UP', subject, title: subject, events, ...change, points, rates: [], largest: [] };
}
const START = { hqla: 0, netCashOutflows: 0, lcr: 1.3286, percent: 132.86 };

describe('the rows of an attribution', () => {
	it('are the largest causes and what is left of them, and end where the span ends', () => {
		const rows = causeRows(
			{ start: START, causes: [cause('A', -1.14), cause('B', 0.85, 7), cause('C', -0.41, 9), cause('D', 0.02), cause('E', 0)] },
			3,
		);
		expect(rows.map(({ id, events, points }) => [id, events, points])).toEqual([
			['A', 1, -1.14],
			['B', 7, 0.85],
			['other', 11, -0.39],
		]);
		expect(rows.map(({ bar }) => bar)).toEqual([
			{ from: 132.86, to: 131.72 },
			{ from: 131.72, to: 132.57 },
			{ from: 132.57, to: 132.18 },
		]);
	});
	it('have no bars without a ratio, and no rest where every cause has its row', () => {
		const rows = causeRows({ start: { ...START, percent: null }, causes: [cause('A', null)] }, 3);
		expect(rows).toMatchObject([{ id: 'A', points: null, bar: null }]);
	});
});
