import { MAX_QUANTITY, maxBalance, within } from '../bounds.ts';
import { type Day, parseDay } from '../day.ts';
import { type Minor, minor, parseMinor } from '../money.ts';
import { parseQuantity, type Quantity, quantity } from '../quantity.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { BalanceRecord } from './records.ts';

type Decimals = 'amount' | 'maturityDate' | 'quantity' | 'encumbered' | 'at' | 'insuredAmount' | 'operationalAmount' | 'collateral';

/** Liquid collateral posted for a facility. */
export interface FacilityCollateral {
	readonly level: HqlaLevel;
	readonly subclass: string;
	readonly marketValue: Minor;
}

type Parsed<R extends BalanceRecord> = Omit<R, Decimals> & {
	/** Epoch milliseconds. */
	readonly at: number;
} & (R extends { amount: string } ? { readonly amount: Minor } : unknown) &
	(R extends { kind: 'DEPOSIT' } ? { readonly insuredAmount?: Minor; readonly operationalAmount?: Minor } : unknown) &
	(R extends { kind: 'FACILITY' } ? { readonly collateral?: readonly FacilityCollateral[] } : unknown) &
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
			return { ...record, at, amount: money(record) };
		case 'FACILITY': {
			const { collateral, ...rest } = record;
			return {
				...rest,
				at,
				amount: money(record),
				...(collateral && { collateral: collateral.map((one) => posted(one, record.currency)) }),
			};
		}
		case 'DEPOSIT': {
			const { insuredAmount, operationalAmount, ...rest } = record;
			const part = (name: 'insuredAmount' | 'operationalAmount', amount: string | undefined) =>
				amount === undefined ? {} : { [name]: money({ amount, currency: record.currency }) };
			const parts = { ...part('insuredAmount', insuredAmount), ...part('operationalAmount', operationalAmount) };
			return { ...rest, at, amount: money(record), ...parts, maturityDate: dayOrNull(record.maturityDate) };
		}
		case 'FLOW':
		case 'LOAN':
			return { ...record, at, amount: money(record), maturityDate: dayOrNull(record.maturityDate) };
		case 'OWN_DEBT':
			return { ...record, at, amount: money(record), maturityDate: parseDay(record.maturityDate) };
	}
}

function money({ amount, currency }: { readonly amount: string; readonly currency: string }): Minor {
	return minor(within(maxBalance(currency), parseMinor(amount, currency), 'a balance'));
}

function posted(
	{ marketValue, ...rest }: { level: HqlaLevel; subclass: string; marketValue: string },
	currency: string,
): FacilityCollateral {
	return { ...rest, marketValue: money({ amount: marketValue, currency }) };
}

function units(text: string): Quantity {
	return quantity(within(MAX_QUANTITY, parseQuantity(text), 'a quantity'));
}

function dayOrNull(date: string | null): Day | null {
	return date === null ? null : parseDay(date);
}
