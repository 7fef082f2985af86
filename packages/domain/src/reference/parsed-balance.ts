import { MAX_QUANTITY, maxBalance, within } from '../bounds.ts';
import { type Day, parseDay } from '../day.ts';
import { type Minor, minor, parseMinor } from '../money.ts';
import { parseQuantity, type Quantity, quantity } from '../quantity.ts';
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

/**
 * @throws BadDecimalError, BadDateError or UnknownCurrencyError when the record fits its shape and not its currency or calendar;
 * RangeError past the bounds of one balance.
 */
export function parseBalance(record: BalanceRecord): ParsedBalance {
	const at = Date.parse(record.at);
	switch (record.kind) {
		case 'OPENING_SECURITY':
			return { ...record, at, quantity: units(record.quantity), encumbered: units(record.encumbered) };
		case 'OPENING_CASH':
		case 'FACILITY':
			return { ...record, at, amount: money(record) };
		case 'DEPOSIT':
		case 'FLOW':
			return { ...record, at, amount: money(record), maturityDate: dayOrNull(record.maturityDate) };
		case 'OWN_DEBT':
		case 'LOAN':
			return { ...record, at, amount: money(record), maturityDate: parseDay(record.maturityDate) };
	}
}

function money({ amount, currency }: { readonly amount: string; readonly currency: string }): Minor {
	return minor(within(maxBalance(currency), parseMinor(amount, currency), 'a balance'));
}

function units(text: string): Quantity {
	return quantity(within(MAX_QUANTITY, parseQuantity(text), 'a quantity'));
}

function dayOrNull(date: string | null): Day | null {
	return date === null ? null : parseDay(date);
}
