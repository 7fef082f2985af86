import { describe, expect, test } from 'vitest';
import { asset, balanceSheet, flow, repo } from './balance-sheet.fixture.ts';
import { resultOf } from './result.fixture.ts';

describe('the LCR of a file', () => {
	test('is the result of version 1, every field of it', () => {
		expect(resultOf(balanceSheet({ outflows: [flow('retail.stable', '1000.00')] }))).toEqual({
			...{ version: 1, rulebook: 'basel', calculationDate: '2026-11-20', reportingCurrency: 'USD' },
			hqla: {
				...{ level1: '100.00', level2a: '0.00', level2b: '0.00' },
				...{ level2bCapAdjustment: '0.00', level2CapAdjustment: '0.00', total: '100.00' },
			},
			outflows: {
				total: '50.00',
				lines: [{ line: 'retail.stable', amount: '1000.00', weighted: '50.00', rate: '0.05', reference: 'BCBS 238 ¶75-77' }],
			},
			inflows: { total: '0.00', capped: '0.00', capBinds: false, lines: [] },
			...{ maturityMismatchAddOn: '0.00', netCashOutflows: '50.00', lcr: 2, surplus: '50.00' },
		});
	});

	test('is null without a net outflow, and the surplus is the stock', () => {
		expect(resultOf(balanceSheet({ outflows: [] }))).toMatchObject({ netCashOutflows: '0.00', lcr: null, surplus: '100.00' });
	});

	test('is rounded once: figures half to even, the ratio to six decimals of the unrounded values', () => {
		// 0.125 and 0.375 go to the even neighbour each; their sum is 0.50 and was not rounded.
		const outflows = [flow('own-debt', '0.25', { rate: '0.5' }), flow('other.contractual', '0.75', { rate: '0.5' })];
		const { outflows: flows, lcr } = resultOf(balanceSheet({ outflows }));
		expect(flows.lines.map(({ weighted }) => weighted)).toEqual(['0.12', '0.38']);
		expect([flows.total, lcr]).toEqual(['0.50', 200]);
		expect(resultOf(balanceSheet({ outflows: [flow('own-debt', '70')] })).lcr).toBe(1.428571);
	});

	test('takes JSON numbers and rates of exchange, in the decimals of each currency', () => {
		const fxRates = { EUR: 1.085, JPY: '0.0065', KWD: '3.25' };
		const outflows = [
			flow('own-debt', '10.00', { currency: 'EUR' }),
			flow('own-debt', '1000', { currency: 'JPY' }),
			flow('own-debt', '1.001', { currency: 'KWD' }),
		];
		const { outflows: flows } = resultOf(balanceSheet({ fxRates, stock: [asset({ marketValue: 100 })], outflows }));
		// 10.85 + 6.50 + 3.25325
		expect(flows.lines).toMatchObject([{ amount: '20.60', weighted: '20.60' }]);
	});

	test('is exact past the safe integers', () => {
		const most = '90071992547409.91';
		const { hqla, surplus } = resultOf(balanceSheet({ stock: [asset({ marketValue: most }), asset({ marketValue: most })] }));
		expect([hqla.total, surplus]).toEqual(['180143985094819.82', '180143985094769.82']);
	});

	test('counts neither what is encumbered nor what fails the operational test', () => {
		const stock = [asset({ encumbered: '40.00' }), asset({ eligible: false }), asset({ level: 'none', subclass: 'loan' })];
		expect(resultOf(balanceSheet({ stock })).hqla.total).toBe('60.00');
	});

	test('keeps two rates of one line apart and adds up what has one, in the order of the rulebook', () => {
		const outflows = [flow('own-debt', '1'), flow('retail.stable', '100'), flow('own-debt', '2'), flow('own-debt', '4', { rate: '1.15' })];
		expect(resultOf(balanceSheet({ outflows })).outflows.lines.map(({ line, weighted }) => [line, weighted])).toEqual([
			['retail.stable', '5.00'],
			['own-debt', '3.00'],
			['own-debt', '4.60'],
		]);
	});

	test('has paper of the home sovereign in a foreign currency up to the net outflow in it', () => {
		const stock = [asset({ subclass: 'sovereign-foreign', currency: 'EUR' })];
		const outflows = [flow('own-debt', '60', { currency: 'EUR' }), flow('own-debt', '100')];
		expect(resultOf(balanceSheet({ stock, outflows })).hqla.total).toBe('65.10');
	});
});

describe('secured deals of a file', () => {
	const reverse = { id: 'v', kind: 'reverse-repo', cash: '50.00', maturityDate: '2026-11-27' };
	const bond = { level: '2A', subclass: 'corporate', marketValue: '60.00' };

	test('end inside the horizon on day 30 and outside it on day 31', () => {
		const ending = (maturityDate: string): string =>
			resultOf(balanceSheet({ outflows: [], secured: [repo({ maturityDate })] })).outflows.total;
		expect([ending('2026-12-20'), ending('2026-12-21')]).toEqual(['7.50', '0.00']);
	});

	test('are due while they are open', () => {
		expect(resultOf(balanceSheet({ outflows: [], secured: [repo({ maturityDate: undefined, open: true })] })).outflows.total).toBe('7.50');
	});

	test.each([
		['CENTRAL_BANK', 'secured.central-bank', '0.00'],
		['SOVEREIGN', 'secured.level2a', '7.50'],
		['NFC', 'secured.level2a', '7.50'],
	])('a repo with a %s is on %s with %s', (counterparty, line, total) => {
		const { outflows } = resultOf(balanceSheet({ outflows: [], secured: [repo({ counterparty })] }));
		expect([outflows.lines[0]?.line, outflows.total]).toEqual([line, total]);
	});

	test('a public counterparty lowers the rate of what is neither level 1 nor 2A', () => {
		const given = { level: 'none', marketValue: '60' };
		const { outflows } = resultOf(balanceSheet({ outflows: [], secured: [repo({ counterparty: 'PSE', given })] }));
		expect(outflows.lines).toMatchObject([{ line: 'secured.public-sector', weighted: '12.50' }]);
	});

	test('a reverse repo brings its cash by the collateral, and its end gives the collateral back', () => {
		// The end leaves 150 of level 1 and none of the 51 of level 2A.
		const { inflows, hqla } = resultOf(balanceSheet({ stock: [asset(), asset(bond)], secured: [{ ...reverse, received: bond }] }));
		expect(inflows.lines).toMatchObject([{ line: 'secured.level2a', amount: '50.00', weighted: '7.50' }]);
		expect(hqla).toMatchObject({ total: '151.00', level2CapAdjustment: '0.00' });
	});

	test('a deal against what is not HQLA is not unwound', () => {
		const given = { level: 'none', marketValue: '60' };
		const { hqla } = resultOf(balanceSheet({ stock: [asset(), asset({ ...bond, marketValue: '78.43' })], secured: [repo({ given })] }));
		expect(hqla).toMatchObject({ level2a: '66.67', level2CapAdjustment: '0.00' });
	});

	test('a collateral swap flows by the difference of the haircuts, and its end undoes it', () => {
		const swap = { id: 'x', kind: 'collateral-swap', maturityDate: '2026-11-27' };
		const treasury = { level: '1', subclass: 'sovereign', marketValue: '50.00' };
		const { outflows, hqla } = resultOf(balanceSheet({ outflows: [], secured: [{ ...swap, given: bond, received: treasury }] }));
		expect(outflows.lines).toMatchObject([{ line: 'secured.level2a', amount: '50.00', weighted: '7.50', rate: '0.15' }]);
		// 50 of level 1 and 51 of 2A after the end: 33.33 of it fit.
		expect(hqla).toMatchObject({ level2CapAdjustment: '17.67', total: '82.33' });
		const { inflows } = resultOf(balanceSheet({ secured: [{ ...swap, given: treasury, received: { ...bond, level: 'none' } }] }));
		expect(inflows.lines).toMatchObject([{ line: 'secured.other', amount: '50.00', weighted: '50.00', rate: '1' }]);
	});

	test('a deal has its own currency, and so may its collateral', () => {
		const given = { ...bond, currency: 'USD' };
		const { outflows } = resultOf(balanceSheet({ outflows: [], secured: [repo({ currency: 'EUR', given })] }));
		expect(outflows.lines).toMatchObject([{ amount: '54.25' }]);
	});
});
