import type { CashLow } from '@tideline/api';

/** An account of the bank's own, with what moved on it since its business day was opened. */
export interface AccountCourse {
	currency: string;
	current: number;
	openedAt: number;
	/** Net of each minute with a payment, by the start of the minute. */
	minutes: readonly { at: number; net: number }[];
}

/**
 * The lowest that the accounts of each currency were together, to the minute. Their day begins with the first of the entities' days; an
 * account whose own day had not begun stands in it with its opening balance. The first of several equal lows counts.
 */
export function cashLows(accounts: readonly AccountCourse[]): CashLow[] {
	return [...Map.groupBy(accounts, ({ currency }) => currency)].map(([currency, own]) => ({ currency, ...lowOf(own) }));
}

function lowOf(accounts: readonly AccountCourse[]): Omit<CashLow, 'currency'> {
	const byMinute = new Map<number, number>();
	let balance = 0;
	for (const { current, minutes } of accounts) {
		balance += current;
		for (const { at, net } of minutes) {
			byMinute.set(at, (byMinute.get(at) ?? 0) + net);
			balance -= net;
		}
	}
	let low = { low: balance, lowAt: Math.min(...accounts.map(({ openedAt }) => openedAt)) };
	for (const [at, net] of [...byMinute].sort(([a], [b]) => a - b)) {
		balance += net;
		if (balance < low.low) low = { low: balance, lowAt: at };
	}
	return low;
}
