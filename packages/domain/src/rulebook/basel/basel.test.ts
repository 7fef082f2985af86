import { describe, expect, test } from 'vitest';
import { basel } from '../../../tests/_sums.ts';
import { line } from '../lines.ts';
import { stockLine } from '../stock-lines.ts';

const duplicates = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

describe('the Basel tables', () => {
	test('name every class, rule, term and line of a side once', () => {
		expect(duplicates(basel.stock.map(({ id }) => id))).toEqual([]);
		expect(duplicates(basel.rules.map(({ id }) => id))).toEqual([]);
		expect(duplicates(basel.terms.map(({ id }) => id))).toEqual([]);
		expect(duplicates(basel.lines.map(({ side, id }) => `${side} ${id}`))).toEqual([]);
	});

	test('every rule decides for a class of the stock, and every class is decided for by one', () => {
		const decided = basel.rules.map(({ stock }) => stockLine(basel, stock).id);
		expect(basel.stock.map(({ id }) => id).filter((id) => !decided.includes(id))).toEqual([]);
	});

	test('the last rule takes whatever is left', () => {
		expect(basel.rules.at(-1)).toMatchObject({ scope: [], conditions: [], stock: 'none' });
	});

	test('every row names its paragraph, its text and how sure it is', () => {
		for (const row of [...basel.stock, ...basel.lines]) {
			expect(row.reference).toMatch(/^(BCBS \d+ |CBB )/);
			expect(row.source.length).toBeGreaterThan(0);
			expect(['text', 'secondary', 'recalled']).toContain(row.verified);
		}
	});

	test('haircuts and rates are shares', () => {
		for (const { num, den } of [...basel.stock.map(({ haircut }) => haircut), ...basel.lines.map(({ rate }) => rate)]) {
			expect(num / den).toBeGreaterThanOrEqual(0);
			expect(num / den).toBeLessThanOrEqual(1);
		}
	});

	test.each([
		['1.sovereign', 0],
		['2A.corporate', 0.15],
		['2A.covered-bond', 0.15],
		['2B.rmbs', 0.25],
		['2B.corporate', 0.5],
		['2B.equity', 0.5],
		['none', 1],
	])('%s takes a haircut of %d', (id, haircut) => {
		expect(value(stockLine(basel, id).haircut)).toBe(haircut);
	});

	test.each([
		['OUTFLOW', 'retail.stable', 0.05],
		['OUTFLOW', 'retail.less-stable', 0.1],
		['OUTFLOW', 'retail.term', 0],
		['OUTFLOW', 'wholesale.operational', 0.25],
		['OUTFLOW', 'wholesale.operational-insured', 0.05],
		['OUTFLOW', 'wholesale.non-financial', 0.4],
		['OUTFLOW', 'wholesale.non-financial-insured', 0.2],
		['OUTFLOW', 'wholesale.financial', 1],
		['OUTFLOW', 'own-debt', 1],
		['OUTFLOW', 'secured.level2a', 0.15],
		['OUTFLOW', 'secured.public-sector', 0.25],
		['OUTFLOW', 'secured.level2b', 0.5],
		['OUTFLOW', 'derivatives.collateral-valuation', 0.2],
		['OUTFLOW', 'facility.retail', 0.05],
		['OUTFLOW', 'facility.non-financial-credit', 0.1],
		['OUTFLOW', 'facility.non-financial-liquidity', 0.3],
		['OUTFLOW', 'facility.bank', 0.4],
		['OUTFLOW', 'facility.other', 1],
		['OUTFLOW', 'unsettled.purchase', 1],
		['INFLOW', 'secured.level1', 0],
		['INFLOW', 'secured.margin-loan', 0.5],
		['INFLOW', 'operational.held', 0],
		['INFLOW', 'retail.loan', 0.5],
		['INFLOW', 'wholesale.non-financial', 0.5],
		['INFLOW', 'wholesale.financial', 1],
		['INFLOW', 'securities.maturing', 1],
	] as const)('%s %s flows at %d', (side, id, rate) => {
		expect(value(line(basel, side, id).rate)).toBe(rate);
	});

	test('lines that the standard leaves to a nation or a formula say so', () => {
		const open = basel.lines.filter(({ basis }) => basis !== 'RULE').map(({ side, id }) => `${side} ${id}`);
		expect(open).toEqual([
			'OUTFLOW secured.customer-short',
			'OUTFLOW derivatives.fx-exchange',
			'OUTFLOW contingent.other',
			'INFLOW other.contractual',
		]);
	});

	test('an unknown line names the nearest that there is', () => {
		expect(() => line(basel, 'OUTFLOW', 'retail.stabel')).toThrow(
			'unknown outflow line "retail.stabel" in basel, did you mean "retail.stable"?',
		);
		expect(() => stockLine(basel, '2A.corporat')).toThrow('unknown stock line "2A.corporat" in basel, did you mean "2A.corporate"?');
	});
});

function value({ num, den }: { readonly num: number; readonly den: number }): number {
	return num / den;
}
