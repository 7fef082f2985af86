import { expect, test } from 'vitest';
import type { LcrItem } from '../book/lcr-item.ts';
import { sheetInput } from '../calculator/sheet-input.ts';
import { parseDay } from '../day.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { ratioInput } from '../lcr/ratio-input.ts';
import { minor } from '../money.ts';
import type { Lcr, LineSum, UnwindSum } from '../schema/lcr.ts';
import { sheetOfRecord } from './sheet-of-record.ts';

const sum = (side: LineSum['side'], line: string, amount: number, excluded = 0): LineSum => ({
	...{ side, line, currency: 'USD', amount: minor(amount), excluded: minor(excluded), items: 1 },
});
const UNWIND: UnwindSum[] = [
	{ level: 'LEVEL_2A', subclass: 'corporate', currency: 'USD', amount: minor(4_000) },
	{ level: 'LEVEL_1', subclass: 'reserves', currency: 'USD', amount: minor(-3_000) },
];
const SUMS = [sum('STOCK', '1.reserves', 50_000), sum('STOCK', '2A.corporate', 20_000, 5_000), sum('OUTFLOW', 'own-debt', 30_000)];
const TRAPPED = [sum('STOCK', '1.reserves', 40_000), sum('OUTFLOW', 'own-debt', 10_000)];

function item(id: string, flows: readonly LineSum[], rest: Partial<LcrItem> = {}): LcrItem {
	return {
		...{ kind: 'POSITION', id, entityId: 'LDN', name: id, counterpartyId: null, instrumentId: null, accountId: null },
		flows: flows.map(({ side, line, currency, amount }) => ({ side, line, currency, amount, due: null, tradeId: null, postingId: null })),
		...{ excluded: minor(0), unwind: [], overrideId: null, ruleId: null },
		...rest,
	} as LcrItem;
}

const LOOKUP = { security: () => null, party: ({ id, name }: LcrItem) => ({ id, name }) };
const ITEMS = [
	item('cash', SUMS.slice(0, 1)),
	item('bond', SUMS.slice(1, 2), { excluded: minor(5_000) }),
	item('notes', SUMS.slice(2)),
	item('repo', [sum('OUTFLOW', 'secured.level2a', 3_500)], { kind: 'TRADE', unwind: UNWIND }),
];
const record = (trapped: readonly LineSum[]): Lcr =>
	({
		...{ entityId: 'GROUP', rulebook: 'basel', currency: 'USD', fxRates: { USD: '1' }, calculationDate: parseDay('2026-11-20') },
		...{ sums: [...SUMS, sum('OUTFLOW', 'secured.level2a', 3_500)], unwind: UNWIND },
		trapped: trapped.length === 0 ? [] : [{ entityId: 'SGP', sums: [...trapped] }],
	}) as unknown as Lcr;

test('the items of a record are a balance sheet with its ratio; a repo whose collateral may be used in part is a deal and a flow', () => {
	const sheet = sheetOfRecord(record([]), ITEMS, LOOKUP);
	expect(computeRatio(sheetInput(sheet))).toEqual(computeRatio(ratioInput(record([]))));
	expect(sheet.deals).toMatchObject([{ kind: 'repo', counterparty: 'BANK', given: { amount: 4_000 }, received: { amount: 3_000 } }]);
	expect(sheet.flows.find(({ id }) => id === 'repo')).toMatchObject({ line: { id: 'secured.level2a' }, amount: 500 });
});

test('a reverse repo whose collateral has lost all value still gives its cash back to the stock before the limits', () => {
	const lent = item('lent', [sum('INFLOW', 'secured.level2b', 3_000)], {
		kind: 'TRADE',
		unwind: [{ level: 'LEVEL_1', subclass: 'reserves', currency: 'USD', amount: minor(3_000) }],
	});
	const lcr = { ...record([]), sums: [...SUMS, sum('INFLOW', 'secured.level2b', 3_000)], unwind: lent.unwind } as Lcr;
	const sheet = sheetOfRecord(lcr, [...ITEMS.slice(0, 3), lent], LOOKUP);
	expect(computeRatio(sheetInput(sheet))).toEqual(computeRatio(ratioInput(lcr)));
});

test('what a subsidiary of the group cannot pass on stays with it', () => {
	const trapped = record(TRAPPED);
	const sheet = sheetOfRecord(trapped, ITEMS, LOOKUP);
	expect(computeRatio(sheetInput(sheet))).toEqual(computeRatio(ratioInput(trapped)));
	expect(computeRatio(sheetInput(sheet)).hqla).toBeLessThan(computeRatio(ratioInput(record([]))).hqla);
});
