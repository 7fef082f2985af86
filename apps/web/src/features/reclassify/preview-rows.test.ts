import type { PreviewEntity } from '@tideline/api';
import type { Ratio } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { explain } from './explanation.ts';
import { previewColumns, previewRows } from './preview-rows.ts';

const M = 100_000_000;
const ratio = (millions: Partial<Record<keyof Ratio, number>>, lcr: number | null): Ratio => {
	const zero = { level1: 0, level2a: 0, level2b: 0, adjustedLevel1: 0, adjustedLevel2a: 0, adjustedLevel2b: 0 };
	const rest = {
		level2bCapAdjustment: 0,
		level2CapAdjustment: 0,
		coveredBondCapAdjustment: 0,
		hqla: 0,
		grossOutflows: 0,
		grossInflows: 0,
		cappedInflows: 0,
		netCashOutflows: 0,
	};
	const minor = Object.fromEntries(Object.entries({ ...zero, ...rest, ...millions }).map(([key, value]) => [key, Math.round(value * M)]));
	return { ...minor, lcr } as unknown as Ratio;
};
const group: PreviewEntity = {
	entityId: 'GROUP',
	name: 'Group',
	currency: 'USD',
	sequence: 4_182_907,
	limitBefore: 'OVER_INTERNAL',
	limitAfter: 'OVER_INTERNAL',
	lines: [],
	before: ratio(
		{
			level1: 28_416,
			level2a: 5_842.9,
			level2b: 6_214.5,
			level2bCapAdjustment: 297.3,
			hqla: 40_176.1,
			grossOutflows: 43_665,
			cappedInflows: 13_090.1,
			netCashOutflows: 30_574.9,
		},
		1.314023,
	),
	after: ratio(
		{
			level1: 28_416,
			level2a: 6_044.2,
			level2b: 6_096.1,
			level2bCapAdjustment: 114.6,
			hqla: 40_441.7,
			grossOutflows: 43_652.1,
			cappedInflows: 13_090.1,
			netCashOutflows: 30_562,
		},
		1.323268,
	),
};
const shown = (id: string, entity = group) => previewRows([entity], 'm').find((row) => row.id === id)?.figures[0];

describe('previewRows', () => {
	it('shows what is taken off in parentheses, and a smaller cut as a gain', () => {
		expect(shown('cap2b')).toEqual({ before: '(297.3)', after: '(114.6)', change: '+182.7', direction: 1 });
		expect(shown('inflows')).toEqual({ before: '(13,090.1)', after: '(13,090.1)', change: '0.0', direction: 0 });
	});
	it('names the limit on covered bonds where it cuts, and leaves its row out where it never does', () => {
		const cut = { ...group, after: ratio({ level1: 100, coveredBondCapAdjustment: 86, hqla: 14 }, 1) };
		expect(shown('capCovered', cut)).toEqual({ before: '0.0', after: '(86.0)', change: '−86.0', direction: -1 });
		expect(shown('cap2', cut)).toMatchObject({ after: '0.0' });
		expect(shown('capCovered')).toBeUndefined();
	});
	it('gives as change the difference of the figures shown', () => {
		expect(shown('hqla')).toMatchObject({ before: '40,176.1', after: '40,441.7', change: '+265.6' });
		expect(shown('lcr')).toEqual({ before: '131.40', after: '132.33', change: '+0.93', direction: 1 });
		expect(shown('surplus')).toMatchObject({ before: '9,601.2', after: '9,879.7', change: '+278.5' });
	});
	it('has no ratio without a net outflow', () => {
		expect(shown('lcr', { ...group, after: { ...group.after, lcr: null } })).toEqual({
			before: '131.40',
			after: 'n/a',
			change: 'n/a',
			direction: 0,
		});
	});
});

describe('previewColumns', () => {
	it('shows the entity of the position and the group, each once', () => {
		const entity = { ...group, entityId: 'SGP' };
		expect(previewColumns({ entities: [entity, group] }, 'SGP', 'GROUP')).toEqual([entity, group]);
		expect(previewColumns({ entities: [group] }, 'SGP', 'GROUP')).toEqual([group]);
		expect(previewColumns({ entities: [group] }, 'GROUP', 'GROUP')).toEqual([group]);
	});
});

describe('explain', () => {
	it('says nothing when the haircuts explain all', () => {
		const stock = { level1: 28_416, level2a: 5_842.9 };
		const before = ratio({ ...stock, level2b: 100, hqla: 34_358.9 }, 1.31);
		const plain = { ...group, before, after: ratio({ ...stock, level2b: 150, hqla: 34_408.9 }, 1.32) };
		expect(explain({ entities: [plain], collateralTrades: 0 }, [plain], 'm')).toEqual([]);
	});
	it('names the limit on covered bonds, not that on level 2, where it binds', () => {
		const before = ratio({ level1: 30, hqla: 30 }, 1);
		const after = ratio({ level1: 960, coveredBondCapAdjustment: 860, hqla: 100 }, 1);
		const covered = { ...group, before, after };
		expect(explain({ entities: [covered], collateralTrades: 0 }, [covered], 'm')).toEqual([
			'Group: the 30 % minimum of Level 1 other than covered bonds binds after, not before. The change takes room under it, so HQLA moves by +70.0 USD m, not by +930.0 as the haircuts alone would.',
		]);
	});
	it('names the cap that makes the effect another one, deals that move, and entities without a column', () => {
		const other = { ...group, entityId: 'LDN', name: 'London' };
		expect(explain({ entities: [other, group], collateralTrades: 1 }, [group], 'm')).toEqual([
			'Group: the 15 % cap on Level 2B binds before and after. The change frees room under it, so HQLA moves by +265.6 USD m, not by +82.9 as the haircuts alone would.',
			'1 secured deal on it takes another rate: outflows −12.9, inflows 0.0 USD m.',
			'London too: LCR 131.40 % to 132.33 %, +0.93 pts.',
		]);
	});
});
