import type { CashLow } from '@tideline/api';
import type { Cash } from '@tideline/domain';
import { type CurveStart, summedCurve } from './cash-curve.ts';
import { cashLow, type Low } from './cash-low.ts';

/** A currency with its own accounts, or one account. Amounts in minor units of the currency. */
export interface CashRow {
	id: string;
	kind: 'currency' | 'account' | 'total';
	name: string;
	/** Of an account: whose it is. */
	entityId: string | null;
	currency: string;
	current: number;
	pending: number;
	projected: number;
	/** Null for the total: currencies have their lows at different times. */
	low: Low | null;
	/** Balance per quarter of an hour of the day so far. */
	curve: readonly number[];
	accounts: readonly CashRow[];
	/** Held at a commercial or central bank and below zero. */
	overdrawn: boolean;
}

/** The currency of the total, and the way into it. */
export interface ReportingCurrency {
	currency: string;
	convert(amount: number, currency: string): number | null;
}

/**
 * The bank's own accounts by currency, the largest currency first, and their total. Vostros are other people's money and are not among
 * them: what the bank owes on them stands in the outflows.
 */
export function cashRows(
	accounts: readonly Cash[],
	{ start, lows }: { start: CurveStart; lows: readonly CashLow[] },
	reporting: ReportingCurrency | null,
): CashRow[] {
	const byCurrency = new Map<string, Cash[]>();
	for (const account of accounts) {
		if (account.kind === 'VOSTRO') continue;
		byCurrency.set(account.currency, [...(byCurrency.get(account.currency) ?? []), account]);
	}
	const size = (row: CashRow) => Math.abs(reporting?.convert(row.current, row.currency) ?? 0);
	const rows = [...byCurrency]
		.map(([currency, own]) => currencyRow(currency, own, start, lows.find((low) => low.currency === currency) ?? null))
		.sort((a, b) => size(b) - size(a) || a.currency.localeCompare(b.currency));
	const total = reporting && rows.length > 0 ? totalRow(rows, reporting) : null;
	return total ? [...rows, total] : rows;
}

/** Everything in the reporting currency; null while a rate is missing, since a total without a part is none. */
function totalRow(rows: readonly CashRow[], { currency, convert }: ReportingCurrency): CashRow | null {
	const sum = (value: (row: CashRow) => number) =>
		rows.reduce<number | null>((total, row) => {
			const part = convert(value(row), row.currency);
			return total === null || part === null ? null : total + part;
		}, 0);
	const current = sum((row) => row.current);
	const pending = sum((row) => row.pending);
	if (current === null || pending === null) return null;
	return {
		id: 'total',
		kind: 'total',
		name: `Total, ${currency}`,
		entityId: null,
		currency,
		current,
		pending,
		projected: current + pending,
		low: null,
		curve: [],
		accounts: [],
		overdrawn: false,
	};
}

function currencyRow(currency: string, accounts: readonly Cash[], start: CurveStart, known: CashLow | null): CashRow {
	const rows = accounts.map(accountRow).sort((a, b) => b.current - a.current || a.name.localeCompare(b.name));
	const sum = (value: (row: CashRow) => number) => rows.reduce((total, row) => total + value(row), 0);
	const summed = summedCurve(accounts, start);
	return {
		id: currency,
		kind: 'currency',
		name: currency,
		entityId: null,
		currency,
		current: sum((row) => row.current),
		pending: sum((row) => row.pending),
		projected: sum((row) => row.projected),
		low: cashLow(accounts, summed, known),
		curve: summed?.curve ?? [],
		accounts: rows,
		overdrawn: false,
	};
}

function accountRow(account: Cash): CashRow {
	const { accountId, entityId, name, currency, current, pending, projected, low, lowAt, curve } = account;
	return {
		id: accountId,
		kind: 'account',
		name,
		entityId,
		currency,
		current,
		pending,
		projected,
		low: { amount: low, at: lowAt, exact: true },
		curve,
		accounts: [],
		overdrawn: current < 0,
	};
}
