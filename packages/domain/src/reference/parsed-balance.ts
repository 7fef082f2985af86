import { type Day, parseDay } from '../day.ts';
import { type Minor, parseMinor } from '../money.ts';
import { parseQuantity, type Quantity } from '../quantity.ts';
import type { BalanceRecord } from './records.ts';

type Parsed<R extends BalanceRecord> = Omit<R, 'amount' | 'maturityDate' | 'quantity' | 'encumbered' | 'at'> & {
	/** Epoch milliseconds. */
	readonly at: number;
} & (R extends { amount: string } ? { readonly amount: Minor } : unknown) &
	(R extends { quantity: string } ? { readonly quantity: Quantity; readonly encumbered: Quantity } : unknown) &
	(R extends { maturityDate: infer M } ? { readonly maturityDate: M extends null ? Day | null : Day } : unknown);

type Distributed<R> = R extends BalanceRecord ? Parsed<R> : never;

/** A balance with its decimals, dates and instants in the units that everything is computed in. */
export type ParsedBalance = Distributed<BalanceRecord>;
export type BalanceOf<Kind extends BalanceRecord['kind']> = Extract<ParsedBalance, { kind: Kind }>;

/** @throws BadDecimalError, BadDateError or UnknownCurrencyError when the record fits its shape and not its currency or calendar. */
export function parseBalance(record: BalanceRecord): ParsedBalance {
	const at = Date.parse(record.at);
	switch (record.kind) {
		case 'OPENING_SECURITY':
			return { ...record, at, quantity: parseQuantity(record.quantity), encumbered: parseQuantity(record.encumbered) };
		case 'OPENING_CASH':
		case 'FACILITY':
			return { ...record, at, amount: parseMinor(record.amount, record.currency) };
		case 'DEPOSIT':
		case 'FLOW':
			return { ...record, at, amount: parseMinor(record.amount, record.currency), maturityDate: dayOrNull(record.maturityDate) };
		case 'OWN_DEBT':
		case 'LOAN':
			return { ...record, at, amount: parseMinor(record.amount, record.currency), maturityDate: parseDay(record.maturityDate) };
	}
}

function dayOrNull(date: string | null): Day | null {
	return date === null ? null : parseDay(date);
}
