import { describe, expect, test } from 'vitest';
import { SECURED_COUNTERPARTIES } from '../schema/vocabulary.ts';
import { rulebook } from './rulebooks.ts';
import { repoFlow, swapFlow } from './secured-flow.ts';
import { stockLine } from './stock-lines.ts';

const basel = rulebook('basel');
const us = rulebook('us');
const eu = rulebook('eu');

describe('the flow of a repo', () => {
	test.each([
		[basel, '1.sovereign', 'OTHER', 'secured.level1'],
		[basel, '2A.corporate', 'PUBLIC', 'secured.level2a'],
		[basel, '2B.rmbs', 'OTHER', 'secured.rmbs'],
		[basel, '2B.equity', 'OTHER', 'secured.level2b'],
		[basel, '2B.equity', 'PUBLIC', 'secured.public-sector'],
		[basel, 'none', 'SOVEREIGN', 'secured.public-sector'],
		[basel, 'none', 'FOREIGN_SOVEREIGN', 'secured.other'],
		[basel, 'none', 'MDB', 'secured.public-sector'],
		[basel, 'none', 'OTHER', 'secured.other'],
		[basel, 'none', 'CENTRAL_BANK', 'secured.central-bank'],
		[basel, 'none', 'FOREIGN_CENTRAL_BANK', 'secured.other'],
		[us, '2B.corporate', 'OTHER', 'secured.level2b'],
		[us, '2B.corporate', 'CENTRAL_BANK', 'secured.public-sector'],
		[us, 'none', 'FOREIGN_SOVEREIGN', 'secured.public-sector'],
		[us, 'none', 'PUBLIC', 'secured.other'],
		[us, '2A.gse', 'CENTRAL_BANK', 'secured.level2a'],
		[eu, '1.covered-bond', 'OTHER', 'secured.level1-covered-bond'],
		[eu, '2B.covered-bond', 'OTHER', 'secured.level2b-covered-bond'],
		[eu, '2B.abs', 'OTHER', 'secured.level2b-abs'],
		[eu, '2B.abs', 'PUBLIC', 'secured.public-sector'],
		[eu, '1.covered-bond', 'CENTRAL_BANK', 'secured.central-bank'],
	] as const)('$0.id: of %s with %s is on %s', (tables, collateral, counterparty, expected) => {
		expect(repoFlow(tables, 'OUTFLOW', stockLine(tables, collateral), counterparty).line.id).toBe(expected);
	});

	test('a reverse repo looks at the collateral alone', () => {
		expect(repoFlow(basel, 'INFLOW', stockLine(basel, 'none'), 'CENTRAL_BANK').line.id).toBe('secured.other');
		expect(repoFlow(basel, 'INFLOW', stockLine(basel, '2A.corporate'), 'PUBLIC').line.id).toBe('secured.level2a');
	});

	test('is no dearer for whom it is with', () => {
		for (const tables of [basel, us, eu]) {
			for (const row of tables.stock) {
				const { rate: own } = repoFlow(tables, 'OUTFLOW', row);
				for (const counterparty of SECURED_COUNTERPARTIES) {
					const { rate } = repoFlow(tables, 'OUTFLOW', row, counterparty);
					expect(rate.num / rate.den).toBeLessThanOrEqual(own.num / own.den);
				}
			}
		}
	});
});

describe('the flow of a collateral swap', () => {
	test('under us has the rate that the table gives its pair of levels', () => {
		for (const given of us.stock) {
			for (const received of us.stock) {
				const { line, rate } = swapFlow(us, given, received);
				if (given.level !== 'INELIGIBLE' || received.level !== 'INELIGIBLE') expect(line.rate).toEqual(rate);
			}
		}
	});

	test('is an outflow when the security borrowed is the more liquid one, and mirrors itself', () => {
		for (const tables of [basel, us, eu]) {
			const [better, worse] = [stockLine(tables, '1.sovereign'), stockLine(tables, '2B.equity')];
			const [borrowed, lent] = [swapFlow(tables, worse, better), swapFlow(tables, better, worse)];
			expect([borrowed.line.side, lent.line.side]).toEqual(['OUTFLOW', 'INFLOW']);
			expect(borrowed.rate).toEqual(lent.rate);
		}
	});
});
