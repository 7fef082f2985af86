import { type ClosedCash, minor } from '@tideline/domain';
import { expect, test } from 'vitest';
import { closedCashRows } from './closed-cash-rows.ts';

const account = (accountId: string, currency: string, closing: number, kind: ClosedCash['kind'] = 'NOSTRO'): ClosedCash => ({
	...{ accountId, entityId: 'LDN', name: accountId, kind, currency, closing: minor(closing) },
	...{ opening: minor(10), pending: minor(1), low: minor(5), lowAt: 7, curve: [] },
});

test('a currency stands above its accounts, the largest first, and sums them exactly', () => {
	const rows = closedCashRows([account('U', 'USD', 4), account('B', 'GBP', 20), account('A', 'GBP', 30)]);
	expect(rows.map(({ id, closing, opening, pending }) => [id, closing, opening, pending])).toEqual([
		['GBP', 50, 20, 2],
		['A', 30, 10, 1],
		['B', 20, 10, 1],
		['USD', 4, 10, 1],
		['U', 4, 10, 1],
	]);
});

test('an account has its low, a currency none; what others hold with the bank is not its cash', () => {
	expect(closedCashRows([account('V', 'GBP', 4, 'VOSTRO')])).toEqual([]);
	expect(closedCashRows([account('A', 'GBP', 4)]).map(({ low }) => low)).toEqual([null, { amount: 5, at: 7 }]);
});
