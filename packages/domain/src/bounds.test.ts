import { expect, test } from 'vitest';
import { MAX_AMOUNT, MAX_BALANCE, maxAmount, maxBalance } from './bounds.ts';
import { parseBalance } from './reference/parsed-balance.ts';

const balance = (currency: string, amount: string) =>
	parseBalance({
		...{ balanceId: 'B', entityId: 'SGP', version: 1, at: '2026-11-20T06:00:00Z' },
		...{ kind: 'OPENING_CASH', accountId: 'SGP-NOSTRO', currency, amount },
	});

test('a currency whose unit is worth little is counted in more of them', () => {
	for (const code of ['USD', 'JPY', 'KWD', 'KRW', 'INR']) expect([maxAmount(code), maxBalance(code)]).toEqual([MAX_AMOUNT, MAX_BALANCE]);
	for (const code of ['IDR', 'COP', 'IQD', 'LBP']) expect([maxAmount(code), maxBalance(code)]).toEqual([10 * MAX_AMOUNT, 4 * MAX_BALANCE]);
});

test('the equivalent of two billion dollars is a balance in rupiah, and a slipped digit more is none', () => {
	expect(balance('IDR', '33000000000000.00')).toMatchObject({ amount: 3_300_000_000_000_000 });
	expect(() => balance('IDR', '330000000000000.00')).toThrow(/number|bound/);
	expect(() => balance('USD', '33000000000000.00')).toThrow('past the bound');
});
