import type { Entity } from '@tideline/api';
import type { Cash } from '@tideline/domain';
import { startOfDay } from '../../format/time.ts';

const SLOT_MS = 15 * 60_000;

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
	low: number | null;
	lowAt: number;
	/** Balance per quarter of an hour of the day so far. */
	curve: readonly number[];
	accounts: readonly CashRow[];
	/** Held at a commercial or central bank and below zero. */
	overdrawn: boolean;
}

/** Where the curve of an account begins: midnight of its entity's business day. */
export type CurveStart = (account: Cash) => number | null;

/** The currency of the total, and the way into it. */
export interface ReportingCurrency {
	currency: string;
	convert(amount: number, currency: string): number | null;
}

/** Midnight by entity, for the curves. */
export function curveStarts(entities: readonly Entity[]): CurveStart {
	const starts = new Map(
		entities.flatMap(({ entityId, openedAt, timeZone }) =>
			openedAt ? [[entityId, startOfDay(Date.parse(openedAt), timeZone)] as const] : [],
		),
	);
	return ({ entityId }) => starts.get(entityId) ?? null;
}

/**
 * The bank's own accounts by currency, the largest currency first, and their total. Vostros are other people's money and are not among
 * them: what the bank owes on them stands in the outflows.
 */
export function cashRows(accounts: readonly Cash[], start: CurveStart, now: number, reporting: ReportingCurrency | null): CashRow[] {
	const byCurrency = new Map<string, Cash[]>();
	for (const account of accounts) {
		if (account.kind === 'VOSTRO') continue;
		byCurrency.set(account.currency, [...(byCurrency.get(account.currency) ?? []), account]);
	}
	const size = (row: CashRow) => Math.abs(reporting?.convert(row.current, row.currency) ?? 0);
	const rows = [...byCurrency]
		.map(([currency, own]) => currencyRow(currency, own, start, now))
		.sort((a, b) => size(b) - size(a) || a.currency.localeCompare(b.currency));
	const total = reporting && rows.length > 0 ? totalRow(rows, reporting, now) : null;
	return total ? [...rows, total] : rows;
}

/** Everything in the reporting currency; null while a rate is missing, since a total without a part is none. */
function totalRow(rows: readonly CashRow[], { currency, convert }: ReportingCurrency, now: number): CashRow | null {
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
		lowAt: now,
		curve: [],
		accounts: [],
		overdrawn: false,
	};
}

function currencyRow(currency: string, accounts: readonly Cash[], start: CurveStart, now: number): CashRow {
	const rows = accounts.map(accountRow).sort((a, b) => b.current - a.current || a.name.localeCompare(b.name));
	const [only] = rows;
	const sum = (value: (row: CashRow) => number) => rows.reduce((total, row) => total + value(row), 0);
	const { curve, from } = summedCurve(accounts, start, now);
	const current = sum((row) => row.current);
	// The sum of several lows is no low of the sum: it is read off the summed curve, a quarter of an hour exact.
	const lowest = curve.length > 0 ? Math.min(...curve) : current;
	return {
		id: currency,
		kind: 'currency',
		name: currency,
		entityId: null,
		currency,
		current,
		pending: sum((row) => row.pending),
		projected: sum((row) => row.projected),
		low: rows.length === 1 && only ? only.low : Math.min(lowest, current),
		lowAt: rows.length === 1 && only ? only.lowAt : current <= lowest ? now : from + (curve.indexOf(lowest) + 1) * SLOT_MS,
		curve,
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
		low,
		lowAt,
		curve,
		accounts: [],
		overdrawn: current < 0,
	};
}

/** Balances of several accounts at the ends of the quarters since the first of their days began; each holds its last balance. */
function summedCurve(accounts: readonly Cash[], start: CurveStart, now: number): { curve: number[]; from: number } {
	const placed = accounts.flatMap((account) => {
		const begin = start(account);
		return begin === null || account.curve.length === 0 ? [] : [{ begin, curve: account.curve }];
	});
	if (placed.length === 0) return { curve: [], from: now };
	const from = Math.max(...placed.map(({ begin }) => begin));
	const slots = Math.max(1, Math.min(192, Math.ceil((now - from) / SLOT_MS)));
	const curve = Array.from({ length: slots }, (_, slot) =>
		placed.reduce((total, { begin, curve: values }) => {
			const index = Math.min(values.length - 1, Math.floor((from - begin) / SLOT_MS) + slot);
			return total + (values[Math.max(0, index)] ?? 0);
		}, 0),
	);
	return { curve, from };
}

/** The currencies, from the largest, whose accounts fit below them when every currency keeps its own row. */
export function openByRoom(rows: readonly CashRow[], room: number): ReadonlySet<string> {
	let left = room - rows.length;
	const open = new Set<string>();
	for (const { id, accounts } of rows) {
		if (accounts.length === 0 || accounts.length > left) continue;
		left -= accounts.length;
		open.add(id);
	}
	return open;
}
