import type { WhatIfResponse } from '@tideline/api';
import { fraction, minor, type Ratio } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { effectBars, effectSpan } from './effect-bars.ts';
import { resultRows } from './result-rows.ts';

const ratio = (change: Partial<Ratio>): Ratio => ({
	...{ level1: minor(100), level2a: minor(0), level2b: minor(0), adjustedLevel1: minor(100), adjustedLevel2a: minor(0) },
	...{ adjustedLevel2b: minor(0), level2bCapAdjustment: minor(0), level2CapAdjustment: minor(0) },
	...{ coveredBondCapAdjustment: minor(0), hqla: minor(100) },
	...{ grossOutflows: minor(60), grossInflows: minor(10), cappedInflows: minor(10), netCashOutflows: minor(50), lcr: 2 },
	...change,
});
const line = (side: 'OUTFLOW' | 'INFLOW', id: string, before: number, after: number) => ({
	...{ side, line: id, title: id, reference: '¶1', group: 'RETAIL' as const },
	...{ before: { amount: before, weighted: before }, after: { amount: after, weighted: after }, moved: before !== after },
});
const result = {
	before: { ratio: ratio({}), maturityMismatchAddOn: 0 },
	after: { ratio: ratio({ grossOutflows: minor(65), netCashOutflows: minor(55) }), maturityMismatchAddOn: 0 },
	lines: [line('OUTFLOW', 'a', 40, 45), line('OUTFLOW', 'b', 15, 15), line('OUTFLOW', 'c', 5, 5), line('INFLOW', 'd', 10, 10)],
} as unknown as WhatIfResponse;
const LIMITS = { regulatory: fraction(1, 1), earlyWarning: fraction(11, 10), internal: fraction(23, 20) };

describe('the table of a result', () => {
	const { above, below } = resultRows(result, LIMITS);
	const find = (id: string) => [...above, ...below].find((row) => row.id === id);

	test('names the lines that change, and adds the others up', () => {
		expect(find('OUTFLOW a')).toMatchObject({ title: 'a', reference: '¶1', before: 40, after: 45 });
		expect(find('OUTFLOW rest')).toMatchObject({ title: '2 lines unchanged', before: 20, after: 20 });
		expect(find('INFLOW rest')).toMatchObject({ title: '1 line unchanged', before: -10 });
	});

	test('names the limit on covered bonds where it cuts', () => {
		const cut = { ...result, after: { ...result.after, ratio: ratio({ coveredBondCapAdjustment: minor(7) }) } };
		expect(resultRows(cut, null).above.find(({ id }) => id === 'cutCovered')).toMatchObject({ title: 'Covered-bond limit cut', after: -7 });
		expect(find('cutCovered')).toBeUndefined();
	});

	test('has the lines of a side add up to its sum', () => {
		const sum = (side: string, of: 'before' | 'after') =>
			above.filter(({ id }) => id.startsWith(side)).reduce((total, row) => total + row[of], 0);
		expect([sum('OUTFLOW', 'before'), sum('OUTFLOW', 'after')]).toEqual([find('outflows')?.before, find('outflows')?.after]);
		expect(sum('INFLOW', 'before')).toBe(find('inflows')?.before);
	});

	test('says how much room is left to each limit, where there are limits', () => {
		expect(below.map(({ title, after }) => `${title}: ${after}`)).toEqual([
			'Room to internal 115 %: 37',
			'Room to early warning 110 %: 40',
			'Room to regulatory 100 %: 45',
		]);
		expect(resultRows(result, null).below).toEqual([]);
	});
});

describe('the bars of the effects', () => {
	const steps = [
		{ title: 'Run-off', lcr: 1.2559 },
		{ title: 'Prices', lcr: 1.2559 },
		{ title: 'Facility', lcr: 1.14137 },
	];

	test('begin where the one before has ended, and add up to the whole change as shown', () => {
		const bars = effectBars(1.314, steps) ?? [];
		expect(bars.map(({ title }) => title)).toEqual(['Before', '1 Run-off', '2 Prices', '3 Facility', 'After']);
		for (const [index, bar] of bars.entries()) expect(bar.from).toBe(bars[index - 1]?.to ?? 131.4);
		expect(bars.map(({ points }) => points)).toEqual([null, -5.81, 0, -11.45, null]);
		expect(bars.at(-1)?.to).toBe(114.14);
	});

	test('are none where a ratio is missing on the way', () => {
		expect(effectBars(null, steps)).toBeNull();
		expect(effectBars(1, [{ title: 'x', lcr: null }])).toBeNull();
	});

	test('leave room, and show a limit that is near', () => {
		const bars = effectBars(1.314, steps) ?? [];
		expect(effectSpan(bars, 115).low).toBeLessThan(114);
		expect(effectSpan(effectBars(3, []) ?? [], 115).low).toBe(299);
	});
});
