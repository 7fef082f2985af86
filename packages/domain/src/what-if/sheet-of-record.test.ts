import { describe, expect, test } from 'vitest';
import type { LcrItem } from '../book/lcr-item.ts';
import { sheetInput } from '../calculator/sheet-input.ts';
import { parseDay } from '../day.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { ratioInput } from '../lcr/ratio-input.ts';
import { minor } from '../money.ts';
import type { Lcr, LineSum, Ratio, UnwindSum } from '../schema/lcr.ts';
import { applyShock } from './apply-shock.ts';
import { sheetOfRecord } from './sheet-of-record.ts';
import type { Shock } from './shock.ts';
import { stressedInput } from './stressed.ts';

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
/** The same, of which a subsidiary has what is in `TRAPPED`. */
const OF_TWO = [
	item('cash of SGP', TRAPPED.slice(0, 1), { entityId: 'SGP' }),
	item('cash', [sum('STOCK', '1.reserves', 10_000)]),
	...ITEMS.slice(1, 2),
	item('notes of SGP', TRAPPED.slice(1), { entityId: 'SGP' }),
	item('notes', [sum('OUTFLOW', 'own-debt', 20_000)]),
	...ITEMS.slice(3),
];
const record = (trapped: readonly LineSum[]): Lcr =>
	({
		...{ entityId: 'GROUP', rulebook: 'basel', currency: 'USD', fxRates: { USD: '1' }, calculationDate: parseDay('2026-11-20') },
		...{ sums: [...SUMS, sum('OUTFLOW', 'secured.level2a', 3_500)], unwind: UNWIND },
		trapped: trapped.length === 0 ? [] : [{ entityId: 'SGP', sums: [...trapped], mismatch: [] }],
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
	const sheet = sheetOfRecord(trapped, OF_TWO, LOOKUP);
	expect(computeRatio(sheetInput(sheet))).toEqual(computeRatio(ratioInput(trapped)));
	expect(computeRatio(sheetInput(sheet)).hqla).toBeLessThan(computeRatio(ratioInput(record([]))).hqla);
});

describe('shocks of a group with such a subsidiary trap what is left of it', () => {
	const sheet = sheetOfRecord(record(TRAPPED), OF_TWO, LOOKUP);
	const after = (shock: Shock): Ratio => {
		const applied = applyShock({ sheet, rates: [] }, shock, 'shock 1');
		if (applied.kind === 'refused') throw new Error(applied.text);
		return computeRatio(stressedInput(applied.stressed));
	};
	test('it needs less where its outflows run off more slowly, so more stays with it', () => {
		const shocked = after({ kind: 'run-off', on: 'own-debt', by: 'factor', value: '0.5' });
		// 30,000 held at the subsidiary beyond 10,000 of outflows; then 35,000 beyond 5,000.
		expect(shocked.level1).toBe(computeRatio(sheetInput(sheet)).level1 - 5_000);
		expect(shocked.netCashOutflows).toBe(15_000 + 525);
	});

	test('cash that a new trade takes is not the subsidiary’s', () => {
		const before = computeRatio(sheetInput(sheet));
		const bought = after({ kind: 'trade', trade: 'buy', level: '1', subclass: 'sovereign', marketValue: '200', currency: 'USD' });
		// 10,000 of the 20,000 are the others'; the rest has to be found.
		expect(bought.level1).toBe(before.level1 + 10_000);
		expect(bought.netCashOutflows).toBe(before.netCashOutflows + 10_000);
	});
});
