import { describe, expect, test } from 'vitest';
import { asset, balanceSheet, type Draft, flow, repo } from './balance-sheet.fixture.ts';
import { resultOf } from './result.fixture.ts';

const eu = (rest: Draft): ReturnType<typeof resultOf> => resultOf(balanceSheet({ rulebook: 'eu', ...rest }));
const held = (level: string, subclass: string, marketValue: string): Draft => asset({ level, subclass, marketValue });

describe('the European Union: the buffer', () => {
	test('has at most 70 % of covered bonds', () => {
		// 930 after haircut: with 30 of other level 1 it may be 100.
		const { hqla } = eu({ stock: [held('1', 'reserves', '30'), held('1', 'covered-bond', '1000')] });
		expect(hqla).toMatchObject({ level1: '960.00', level2bCapAdjustment: '0.00', level2CapAdjustment: '860.00', total: '100.00' });
	});

	test('has at most 40 % of level 2 and 15 % of level 2B', () => {
		const stock = [held('1', 'reserves', '60'), held('2A', 'corporate', '40'), held('2B', 'corporate', '40')];
		expect(eu({ stock }).hqla).toMatchObject({ level2bCapAdjustment: '5.00', level2CapAdjustment: '9.00', total: '100.00' });
	});

	test('takes the three haircuts of securitisations and covered bonds by level', () => {
		const classes = [
			['rmbs', '75.00'],
			['abs-auto', '75.00'],
			['abs', '65.00'],
			['covered-bond', '70.00'],
		] as const;
		for (const [subclass, level2b] of classes) expect(eu({ stock: [held('2B', subclass, '100')] }).hqla.level2b).toBe(level2b);
	});

	test('takes shares in funds on the level of what they hold, by their whole id or what stands behind its point', () => {
		const stock = [held('1', 'ciu.level1', '100'), held('2A', 'level2a', '100'), held('2B', 'ciu.2b-other', '100')];
		expect(eu({ stock }).hqla).toMatchObject({ level1: '95.00', level2a: '80.00', level2b: '45.00' });
		expect(eu({ stock: [held('1', 'reserves', '30'), held('1', 'ciu.covered-bond', '1000')] }).hqla.total).toBe('100.00');
	});

	test('counts paper of a third country’s sovereign up to the net outflow in its currency, one limit for all of it', () => {
		const paper = [held('1', 'sovereign-domestic', '80'), held('1', 'sovereign-foreign', '80')];
		expect(eu({ stock: paper, outflows: [flow('own-debt', '100')] }).hqla.level1).toBe('100.00');
	});

	test('limits that paper exactly where inflows under the higher limit leave a fraction of the net outflow', () => {
		const inflows = [flow('other.contractual', '10', { cap: '90' }), flow('other.contractual', '100')];
		const stock = [held('1', 'sovereign-domestic', '1000')];
		// 10 under the limit of 90 % take 8.33 of the 75 under the other one.
		const { hqla, inflows: counted } = eu({ stock, outflows: [flow('other.contractual', '100')], inflows });
		expect([hqla.total, counted.capped]).toEqual(['23.33', '76.67']);
	});

	test('is unwound with a liquid asset on one leg of a swap', () => {
		const swap = { id: 'x', kind: 'collateral-swap', maturityDate: '2026-11-27' };
		const given = { level: 'none', marketValue: '100' };
		const secured = [{ ...swap, given, received: { level: '1', subclass: 'sovereign', marketValue: '80' } }];
		// Its end leaves 20 of level 1, which carry 13.33 of level 2.
		expect(eu({ stock: [asset(), held('2A', 'corporate', '70')], secured }).hqla.level2CapAdjustment).toBe('46.17');
	});
});

describe('the European Union: flows', () => {
	test.each([
		['1', 'covered-bond', 'secured.level1-covered-bond', '3.50'],
		['2B', 'abs-auto', 'secured.rmbs', '12.50'],
		['2B', 'covered-bond', 'secured.level2b-covered-bond', '15.00'],
		['2B', 'abs', 'secured.level2b-abs', '17.50'],
		['2B', 'equity', 'secured.level2b', '25.00'],
	])('a repo against %s.%s is on %s with %s', (level, subclass, line, total) => {
		const { outflows } = eu({ outflows: [], secured: [repo({ given: { level, subclass, marketValue: '60' } })] });
		expect([outflows.lines[0]?.line, outflows.total]).toEqual([line, total]);
	});

	test('a collateral swap flows at the difference of the rates, with the domestic central bank at none', () => {
		const given = { level: '2A', subclass: 'corporate', marketValue: '100' };
		const received = { level: '1', subclass: 'covered-bond', marketValue: '90' };
		const swap = { id: 'x', kind: 'collateral-swap', maturityDate: '2026-11-27', given, received };
		const { outflows } = eu({ outflows: [], secured: [swap] });
		expect(outflows.lines).toMatchObject([{ line: 'secured.collateral-swap', amount: '90.00', weighted: '7.20', rate: '0.08' }]);
		expect(eu({ outflows: [], secured: [{ ...swap, counterparty: 'CENTRAL_BANK' }] }).outflows.total).toBe('0.00');
		const lent = eu({ secured: [{ ...swap, given: received, received: given }] });
		expect(lent.inflows.lines).toMatchObject([{ line: 'secured.level2a', amount: '90.00', weighted: '7.20', rate: '0.08' }]);
	});

	const inflow = (amount: string, cap?: string): Draft => flow('wholesale.financial', amount, cap === undefined ? {} : { cap });
	test.each<[string, Draft[], string]>([
		['75 % of all outflows', [inflow('500')], '25.00'],
		['90 % for the banks that it was granted to', [inflow('500', '90')], '10.00'],
		['all of them for what is exempt', [inflow('500', 'exempt')], '0.00'],
		['exempt first, 75 % of the rest', [inflow('40', 'exempt'), inflow('500')], '15.00'],
		['exempt, then 90 %, then 75 % on what they leave', [inflow('10', 'exempt'), inflow('45', '90'), inflow('500')], '15.00'],
		['nothing more where the higher limit is full', [inflow('500', '90'), inflow('500')], '10.00'],
	])('inflows cover %s', (_, inflows, net) => {
		expect(eu({ outflows: [flow('own-debt', '100')], inflows }).netCashOutflows).toBe(net);
	});
});
