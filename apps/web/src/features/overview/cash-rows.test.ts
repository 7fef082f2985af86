import type { CashLow } from '@tideline/api';
import type { Cash, Minor } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { cashRows } from './cash-rows.ts';

const QUARTER = 900_000;
const account = (accountId: string, change: Record<string, unknown>): Cash => ({
	accountId,
	entityId: 'LDN',
	name: accountId,
	kind: 'NOSTRO',
	currency: 'USD',
	opening: 0 as Minor,
	current: 0 as Minor,
	pending: 0 as Minor,
	projected: 0 as Minor,
	low: 0 as Minor,
	lowAt: 0,
	curve: [],
	contributions: [],
	overrideId: null,
	updatedAt: 4 * QUARTER,
	sequence: 1,
	...(change as Partial<Cash>),
});
const rowsOf = (accounts: Cash[], lows: CashLow[] = [], start = (_: Cash) => 0) => cashRows(accounts, { start, lows }, null);

describe('cash by currency', () => {
	it('leaves out vostros, which are not ours', () => expect(rowsOf([account('V', { kind: 'VOSTRO', current: 900 })])).toEqual([]));
	it('adds up the accounts of a currency', () => {
		const rows = rowsOf([
			account('A', { current: 10, pending: -3, projected: 7 }),
			account('B', { current: 5, projected: 5 }),
			account('C', { currency: 'AUD', current: 90, projected: 90 }),
		]);
		expect(rows.map(({ name, current, pending, projected }) => [name, current, pending, projected])).toEqual([
			['AUD', 90, 0, 90],
			['USD', 15, -3, 12],
		]);
		expect(rows[1]?.accounts.map(({ id }) => id)).toEqual(['A', 'B']);
	});
	it('takes the low of a currency from the server, which has it to the minute', () => {
		const accounts = [account('A', { current: 30, low: 10, curve: [30, 30] }), account('B', { current: 40, low: 5, curve: [40, 40] })];
		expect(rowsOf(accounts, [{ currency: 'USD', low: 33, lowAt: 777 }])[0]?.low).toEqual({ amount: 33, at: 777, exact: true });
	});
	it('reads the low off the summed curve until the server has it, not off the sum of lows, and says so', () => {
		const [usd] = rowsOf([
			account('A', { opening: 30, current: 30, low: 10, lowAt: 5, curve: [10, 30, 30, 30] }),
			account('B', { opening: 40, current: 40, low: 5, lowAt: 9, curve: [40, 20, 5, 40] }),
		]);
		expect(usd).toMatchObject({ low: { amount: 35, at: 3 * QUARTER, exact: false }, curve: [50, 50, 35, 70] });
	});
	it('begins the day of a group with the first of its entities, the others at their opening', () => {
		const accounts = [
			account('A', { entityId: 'SGP', opening: 60, current: 50, curve: [10, 50, 50] }),
			account('B', { entityId: 'NYC', opening: 200, current: 300, curve: [300] }),
		];
		const [usd] = rowsOf(accounts, [], ({ entityId }) => (entityId === 'NYC' ? 2 * QUARTER : 0));
		expect(usd).toMatchObject({ low: { amount: 210, at: QUARTER }, curve: [210, 250, 350] });
	});
	it('does not lie in the time to come while its quarter runs', () => {
		const accounts = [account('A', { opening: 9, current: 5, curve: [9, 5], updatedAt: 1_000_000 }), account('B', { updatedAt: 1 })];
		expect(rowsOf(accounts)[0]?.low).toEqual({ amount: 5, at: 1_000_000, exact: false });
	});
	it('is never over the present balance, which has the time of the newest payment and not of the browser', () => {
		const accounts = [account('A', { current: 3, updatedAt: 900 }), account('B', { current: 4, updatedAt: 1_200 })];
		expect(rowsOf(accounts, [{ currency: 'USD', low: 9, lowAt: 1 }])[0]?.low).toEqual({ amount: 7, at: 1_200, exact: true });
	});
	it('takes the exact low of a currency with one account', () => {
		const [usd] = rowsOf([account('A', { current: 30, low: 7, lowAt: 123, curve: [10, 30] })]);
		expect(usd?.low).toEqual({ amount: 7, at: 123, exact: true });
	});
	it('holds the last balance of an account that has been quiet', () => {
		const [usd] = rowsOf([account('A', { current: 1, curve: [1] }), account('B', { current: 4, curve: [1, 2, 3, 4] })]);
		expect(usd?.curve).toEqual([2, 3, 4, 5]);
	});
	it('marks an account below zero, not its currency', () => {
		const [usd] = rowsOf([account('A', { current: -5 }), account('B', { current: 9 })]);
		expect(usd?.overdrawn).toBe(false);
		expect(usd?.accounts.map(({ overdrawn }) => overdrawn)).toEqual([false, true]);
	});
	it('totals in the reporting currency, the largest currency first', () => {
		const convert = (amount: number, code: string) => (code === 'JPY' ? amount / 100 : amount);
		const accounts = [account('A', { current: 10, pending: -4 }), account('B', { currency: 'JPY', current: 5_000, pending: 200 })];
		const rows = cashRows(accounts, { start: () => 0, lows: [] }, { currency: 'USD', convert });
		expect(rows.map(({ name }) => name)).toEqual(['JPY', 'USD', 'Total, USD']);
		expect(rows[2]).toMatchObject({ current: 60, pending: -2, projected: 58, low: null });
	});
	it('has no total while a rate is missing', () => {
		const rows = cashRows([account('A', { current: 10 })], { start: () => 0, lows: [] }, { currency: 'EUR', convert: () => null });
		expect(rows.map(({ kind }) => kind)).toEqual(['currency']);
	});
});
