import type { ClosedCash } from '@tideline/domain';

/** A currency with its accounts, or an account, as its day ended; minor units of the currency. */
export interface ClosedCashRow {
	id: string;
	kind: 'group' | 'child';
	name: string;
	currency: string;
	opening: number;
	closing: number;
	pending: number;
	/** Of an account: accounts of a currency have theirs at different times. */
	low: { amount: number; at: number } | null;
}

/** The bank's own accounts by currency, each currency above its accounts. Vostros are other people's money. */
export function closedCashRows(cash: readonly ClosedCash[]): ClosedCashRow[] {
	const byCurrency = Map.groupBy(
		cash.filter(({ kind }) => kind !== 'VOSTRO'),
		({ currency }) => currency,
	);
	return [...byCurrency]
		.sort(([a], [b]) => a.localeCompare(b))
		.flatMap(([currency, accounts]) => [
			currencyRow(currency, accounts),
			...accounts.toSorted((a, b) => b.closing - a.closing).map((account) => accountRow(account)),
		]);
}

function currencyRow(currency: string, accounts: readonly ClosedCash[]): ClosedCashRow {
	const sum = (of: 'opening' | 'closing' | 'pending') => accounts.reduce((total, account) => total + account[of], 0);
	const amounts = { opening: sum('opening'), closing: sum('closing'), pending: sum('pending') };
	return { id: currency, kind: 'group', name: currency, currency, ...amounts, low: null };
}

function accountRow({ accountId, name, currency, opening, closing, pending, low, lowAt }: ClosedCash): ClosedCashRow {
	return { id: accountId, kind: 'child', name, currency, opening, closing, pending, low: { amount: low, at: lowAt } };
}
