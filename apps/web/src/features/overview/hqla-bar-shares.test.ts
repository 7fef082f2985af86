import type { HqlaAmounts, HqlaTable, Minor } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { barShares } from './hqla-bar-shares.ts';

const of = (counted: number, capCut = 0): HqlaAmounts => ({
	...{ marketValue: 0 as Minor, haircut: 0 as Minor, encumbered: 0 as Minor },
	...{ capCut: capCut as Minor, counted: counted as Minor },
});
const level = (name: 'LEVEL_1' | 'LEVEL_2A' | 'LEVEL_2B', counted: number, trapped: number) => ({
	...{ ...of(counted), level: name, classes: [], trapped: trapped as Minor },
});

describe('the parts of the HQLA bar', () => {
	it('are what counts of each level, what is cut and what is trapped, and add up to the whole', () => {
		const table: HqlaTable = {
			levels: [level('LEVEL_1', 60, 0), level('LEVEL_2A', 20, 5), level('LEVEL_2B', 15, 5)],
			...{ cutBeyondHeld: 0 as Minor, trapped: 10 as Minor, total: of(85, 5) },
		};
		const { counted, ...parts } = barShares(table);
		expect(parts).toEqual({ level1: 0.6, level2a: 0.15, level2b: 0.1, cut: 0.05, trapped: 0.1 });
		expect(counted).toBe(0.85);
	});
	it('are nothing where nothing is held', () => {
		const table: HqlaTable = { levels: [], cutBeyondHeld: 0 as Minor, trapped: 0 as Minor, total: of(0) };
		expect(Object.values(barShares(table))).toEqual([0, 0, 0, 0, 0, 0]);
	});
});
