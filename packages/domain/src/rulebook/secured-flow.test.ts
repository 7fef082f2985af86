import { describe, expect, test } from 'vitest';
import { COUNTERPARTY_TYPES } from '../schema/vocabulary.ts';
import { rulebookTables } from './rulebook-tables.ts';
import { repoFlow, swapFlow } from './secured-flow.ts';
import { securedCounterparty, securedLine } from './secured-line.ts';
import { stockLine } from './stock-lines.ts';

const basel = rulebookTables('basel');
const us = rulebookTables('us');
const eu = rulebookTables('eu');

describe('the flow of a repo', () => {
	const pairs = basel.stock.flatMap((row) => COUNTERPARTY_TYPES.map((type) => ({ row, type })));

	test.each(pairs)('$row.id with a $type is on the line that the live ratio puts it on', ({ row, type }) => {
		expect(repoFlow(basel, 'OUTFLOW', row, type).line.id).toBe(securedLine('OUTFLOW', row, securedCounterparty(type, true)));
		expect(repoFlow(basel, 'INFLOW', row, type).line.id).toBe(securedLine('INFLOW', row));
	});

	test('is no dearer for whom it is with', () => {
		for (const tables of [basel, us, eu]) {
			for (const row of tables.stock) {
				const { rate: own } = repoFlow(tables, 'OUTFLOW', row);
				for (const type of COUNTERPARTY_TYPES) {
					const { rate } = repoFlow(tables, 'OUTFLOW', row, type);
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
