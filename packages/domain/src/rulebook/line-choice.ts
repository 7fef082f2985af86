import type { CounterpartyType } from '../schema/vocabulary.ts';
import type { CustomerGroup } from './customer-group.ts';

/** What decides on which line money that was taken, lent or promised without collateral stands. */
export interface LineFacts {
	/** Null while the customer is not known. */
	readonly type: CounterpartyType | null;
	readonly group: CustomerGroup | 'UNKNOWN';
	/** The bank itself or an affiliate. */
	readonly own: boolean;
	readonly stable: boolean;
	/** Covered by a deposit guarantee, wholly. */
	readonly insured: boolean;
	readonly operational: boolean;
	/** By day 30, after it, on the demand of whoever is owed, or with no end that anybody can ask for. */
	readonly term: 'WITHIN' | 'BEYOND' | 'CALL' | 'OPEN';
	/** Of undrawn commitments; null for everything else. */
	readonly facility: 'CREDIT' | 'LIQUIDITY' | null;
}

/** What decides where the balance of a cash account stands. */
export interface CashFacts {
	readonly account: 'CENTRAL_BANK' | 'NOSTRO' | 'VOSTRO';
	readonly operational: boolean;
	/** The balance is below zero. */
	readonly overdrawn: boolean;
}

/** Values that facts must have; a list means one of them. Facts that are not named may have any. */
export type When<F> = { readonly [Name in keyof F]?: F[Name] | readonly F[Name][] };

/** A row of a table of choices: the first whose facts are all met decides. */
export interface LineChoice {
	readonly when: When<LineFacts>;
	/** Line of the table's side; null where such money is no flow within the horizon. */
	readonly line: string | null;
}

/** A row that puts the balance of a cash account on a line of either side, or into the stock. */
export interface CashChoice {
	readonly when: When<CashFacts>;
	readonly side: 'STOCK' | 'OUTFLOW' | 'INFLOW';
	readonly line: string;
}

/** The first row that the facts meet. @throws RangeError when none does: a table ends with a row that takes what is left. */
export function choose<F extends object, C extends { readonly when: When<F> }>(choices: readonly C[], facts: F): C {
	const found = choices.find(({ when }) => meets(facts, when));
	if (!found) throw new RangeError(`no row takes ${JSON.stringify(facts)}`);
	return found;
}

function meets<F extends object>(facts: F, when: When<F>): boolean {
	for (const name in when) {
		const wanted: unknown = when[name];
		const value: unknown = facts[name];
		if (Array.isArray(wanted) ? !wanted.includes(value) : value !== wanted) return false;
	}
	return true;
}
