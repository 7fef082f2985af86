import type { CashLow } from '@tideline/api';
import type { Cash } from '@tideline/domain';
import { SLOT_MS } from './cash-curve.ts';

/** The lowest balance of a day, minor units, and when it was. `exact`: to the minute; else of the quarters of an hour, a bound from above. */
export interface Low {
	amount: number;
	at: number;
	exact: boolean;
}

/**
 * The low of several accounts together. The sum of their lows is none of the sum, so it is what the server has added up by the minute, or,
 * until that is there, the lowest of the sums at the quarters; and never over the present sum, which is newer than either.
 */
export function cashLow(
	accounts: readonly Cash[],
	summed: { curve: readonly number[]; from: number } | null,
	known: CashLow | null,
): Low | null {
	const [first, ...others] = accounts;
	if (!first) return null;
	if (others.length === 0) return { amount: first.low, at: first.lowAt, exact: true };
	const current = accounts.reduce((sum, account) => sum + account.current, 0);
	const before: Low | null = known ? { amount: known.low, at: known.lowAt, exact: true } : lowOfQuarters(accounts, summed);
	if (before && before.amount <= current) return before;
	return { amount: current, at: newestPayment(accounts), exact: before?.exact ?? false };
}

function lowOfQuarters(accounts: readonly Cash[], summed: { curve: readonly number[]; from: number } | null): Low | null {
	if (!summed) return null;
	const { curve, from } = summed;
	const balances = [accounts.reduce((sum, { opening }) => sum + opening, 0), ...curve];
	const amount = Math.min(...balances);
	// The quarter that runs ends in the time to come.
	return { amount, at: Math.min(from + balances.indexOf(amount) * SLOT_MS, newestPayment(accounts)), exact: false };
}

const newestPayment = (accounts: readonly Cash[]) => Math.max(...accounts.map(({ updatedAt }) => updatedAt));
