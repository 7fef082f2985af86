import { describe, expect, test } from 'vitest';
import { asset, balanceSheet, type Draft, flow, repo } from './balance-sheet.fixture.ts';
import { resultOf } from './result.fixture.ts';

const us = (rest: Draft): ReturnType<typeof resultOf> => resultOf(balanceSheet({ rulebook: 'us', ...rest }));
const level2a = (marketValue: string): Draft => asset({ level: '2A', subclass: 'gse', marketValue });
const level2b = (marketValue: string): Draft => asset({ level: '2B', subclass: 'equity', marketValue });

describe('the United States: the amount of HQLA', () => {
	test('is cut with the printed constants, level 2 first', () => {
		// 60 + 34 + 20: level 2 may be 0.6667 × 60 = 40.002, level 2B then 0.1765 × (60 + 34) = 16.591 and its excess is taken already.
		const { hqla } = us({ stock: [asset({ marketValue: '60' }), level2a('40'), level2b('40')] });
		expect(hqla).toMatchObject({ level2CapAdjustment: '14.00', level2bCapAdjustment: '0.00', total: '100.00' });
	});

	test('loses what level 2B has beyond 0.1765 of the rest', () => {
		const { hqla } = us({ stock: [asset({ marketValue: '100' }), level2b('40')] });
		expect(hqla).toMatchObject({ level2bCapAdjustment: '2.35', total: '117.65' });
	});

	test('takes the larger cut of before and after the unwind', () => {
		// As held level 2A is 47 of 147 and fits. The end of the repo leaves 50 of level 1 and 98 of level 2A: 33.34 of it fit.
		const unwound = us({
			stock: [asset(), level2a('55.29')],
			secured: [repo({ given: { level: '2A', subclass: 'gse', marketValue: '60' } })],
		});
		expect(unwound.hqla).toMatchObject({ level2a: '47.00', level2CapAdjustment: '64.66' });
		// As held 85 of level 2A exceed 66.67. The end of the reverse repo would mend it: the cut stays.
		const lent = {
			id: 'r',
			kind: 'reverse-repo',
			cash: '50',
			maturityDate: '2026-11-27',
			received: { level: '2A', subclass: 'gse', marketValue: '60' },
		};
		expect(us({ stock: [asset(), level2a('100')], secured: [lent] }).hqla.level2CapAdjustment).toBe('18.33');
	});
});

describe('the United States: net cash outflows', () => {
	test.each(['retail.stable', 'retail.third-party', 'retail.other-funding'])('count %s whatever its date (§249.32(a))', (line) => {
		const of = (rest: Draft) => us({ outflows: [flow(line, '100', rest)] }).outflows.total;
		expect(of({ maturityDate: '2027-03-01' })).toBe(of({}));
	});

	const lending = [flow('wholesale.financial', '60.00', { maturityDate: '2026-12-10' })];
	const borrowing = [flow('wholesale.financial', '100.00', { maturityDate: '2026-11-30' })];

	test('add what falls due before it comes in', () => {
		const { maturityMismatchAddOn, netCashOutflows } = us({ outflows: borrowing, inflows: lending });
		expect([maturityMismatchAddOn, netCashOutflows]).toEqual(['60.00', '100.00']);
	});

	test('add nothing where the money comes in first', () => {
		const early = [flow('wholesale.financial', '60.00', { maturityDate: '2026-11-25' })];
		expect(us({ outflows: borrowing, inflows: early }).maturityMismatchAddOn).toBe('0.00');
	});

	test('measure the last day at zero or more', () => {
		// Up to 100 on day 10, down to -20 at the end: 100 - 0.
		const more = [flow('wholesale.financial', '120.00', { maturityDate: '2026-12-20' })];
		expect(us({ outflows: borrowing, inflows: more }).maturityMismatchAddOn).toBe('100.00');
	});

	test('put open funding of financial firms on day 1, and leave other money without a date out', () => {
		const inflows = [flow('wholesale.financial', '10.00', { maturityDate: '2026-11-22' })];
		const addOn = (line: string, rest: Draft): string => us({ outflows: [flow(line, '100.00', rest)], inflows }).maturityMismatchAddOn;
		expect(addOn('wholesale.financial', { open: true })).toBe('10.00');
		expect(addOn('wholesale.financial', {})).toBe('0.00');
		expect(addOn('wholesale.non-financial', { open: true })).toBe('0.00');
		expect(addOn('wholesale.operational', { maturityDate: '2026-11-21' })).toBe('0.00');
	});

	test('count what is due on the calculation date on day 1', () => {
		const inflows = [flow('wholesale.financial', '10.00', { maturityDate: '2026-11-22' })];
		expect(us({ outflows: [flow('own-debt', '100', { maturityDate: '2026-11-20' })], inflows }).maturityMismatchAddOn).toBe('10.00');
	});

	test('are adjusted by the size of the bank, the add-on with them', () => {
		const { netCashOutflows } = us({ outflows: borrowing, inflows: lending, outflowAdjustment: '0.70' });
		expect(netCashOutflows).toBe('70.00');
		expect(us({ outflows: borrowing, inflows: lending, outflowAdjustment: 0.85 }).netCashOutflows).toBe('85.00');
	});

	test('have retail deposits run off whatever their date, and wholesale funding up to day 30', () => {
		const late = { maturityDate: '2027-01-31' };
		const outflows = [
			flow('retail.stable', '100', late),
			flow('retail.brokered-term', '100', late),
			flow('wholesale.financial', '100', late),
		];
		expect(us({ outflows }).outflows.total).toBe('13.00');
	});
});

describe('the United States: secured deals', () => {
	const against = (counterparty: string, level: string, subclass: string): [string, string] => {
		const { outflows } = us({ outflows: [], secured: [repo({ counterparty, given: { level, subclass, marketValue: '60' } })] });
		return [outflows.lines[0]?.line ?? '', outflows.total];
	};

	test.each([
		['BANK', '2B', 'corporate', 'secured.level2b', '25.00'],
		['BANK', 'none', 'corporate', 'secured.other', '50.00'],
		['CENTRAL_BANK', '2B', 'corporate', 'secured.public-sector', '12.50'],
		['CENTRAL_BANK', '2A', 'gse', 'secured.level2a', '7.50'],
		['SOVEREIGN', 'none', 'corporate', 'secured.public-sector', '12.50'],
		['PSE', 'none', 'corporate', 'secured.other', '50.00'],
	])('a repo with a %s against %s.%s is on %s with %s', (counterparty, level, subclass, line, total) => {
		expect(against(counterparty, level, subclass)).toEqual([line, total]);
	});

	test('an asset exchange flows by its pair of levels, on what goes back or comes back', () => {
		const swap = { id: 'x', kind: 'collateral-swap', maturityDate: '2026-11-27' };
		const treasury = { level: '1', subclass: 'sovereign', marketValue: '80' };
		const shares = { level: '2B', subclass: 'equity', marketValue: '100' };
		const borrowed = us({ outflows: [], secured: [{ ...swap, given: shares, received: treasury }] });
		expect(borrowed.outflows.lines).toMatchObject([{ line: 'secured.exchange-1-2b', amount: '80.00', weighted: '40.00', rate: '0.5' }]);
		const lent = us({ secured: [{ ...swap, given: treasury, received: shares }] });
		expect(lent.inflows.lines).toMatchObject([{ line: 'secured.exchange-1-2b', amount: '80.00', weighted: '40.00' }]);
		const nothing = { level: 'none', marketValue: '100' };
		expect(us({ outflows: [], secured: [{ ...swap, given: nothing, received: nothing }] }).outflows.total).toBe('0.00');
	});

	test('are unwound only with HQLA on both legs', () => {
		const swap = { id: 'x', kind: 'collateral-swap', maturityDate: '2026-11-27' };
		const treasury = { level: '1', subclass: 'sovereign', marketValue: '80' };
		const { hqla } = us({
			stock: [asset(), level2a('70')],
			secured: [{ ...swap, given: { level: 'none', marketValue: '100' }, received: treasury }],
		});
		expect(hqla.total).toBe('159.50');
	});

	test('contingent.customer-short is another name of secured.customer-short', () => {
		const outflows = [flow('contingent.customer-short', '10'), flow('secured.customer-short', '30')];
		expect(us({ outflows }).outflows.lines).toMatchObject([{ line: 'secured.customer-short', amount: '40.00', weighted: '20.00' }]);
	});
});
