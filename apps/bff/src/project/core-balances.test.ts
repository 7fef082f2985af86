import { minor, type ParsedBalance } from '@tideline/domain';
import { expect, test } from 'vitest';
import { countCoreBalances } from './core-balances.ts';

const OPENED = 1_000;
const head = (balanceId: string, at: number, entityId: string) => ({
	balanceId,
	entityId,
	version: 1,
	at,
	currency: 'GBP',
	amount: minor(1),
});
const flow = (balanceId: string, at: number, entityId = 'LDN'): ParsedBalance => ({
	...head(balanceId, at, entityId),
	...{ kind: 'FLOW', category: 'F', side: 'OUTFLOW', line: 'other.contractual', maturityDate: null },
});
const openingCash: ParsedBalance = { ...head('O', 0, 'LDN'), kind: 'OPENING_CASH', accountId: 'A' };

test('what was reported before the day opened is of an earlier one; openings are not counted', () => {
	const balances = [flow('A', OPENED - 1), flow('B', OPENED), flow('C', 0, 'NYC'), openingCash];
	expect(countCoreBalances(balances, new Map([['LDN', OPENED]]))).toEqual({ total: 2, earlier: 1 });
});

test('a group counts those of each entity against its own day', () => {
	const opened = new Map([
		['LDN', 4],
		['NYC', 6],
	]);
	expect(countCoreBalances([flow('A', 5), flow('C', 5, 'NYC')], opened)).toEqual({ total: 2, earlier: 1 });
});
