import { type Customer, customerGroup } from './customer-group.ts';
import { choose, type LineFacts } from './line-choice.ts';
import type { RulebookTables } from './rulebook.ts';

/** What decides the line of money besides whose it is; what is not said is not so, and money is due within the horizon. */
export type MoneyTerms = Partial<Pick<LineFacts, 'stable' | 'insured' | 'operational' | 'term' | 'facility'>>;

/** The outflow line of money taken without collateral; null when it is no flow. Null: an unknown lender. */
export function fundingLine(lender: Customer | null, terms: MoneyTerms, { choices }: RulebookTables): string | null {
	return choose(choices.funding, lineFacts(lender, terms)).line;
}

/** The inflow line of money lent without collateral; null when it is no flow. Null: an unknown borrower. */
export function lendingLine(borrower: Customer | null, terms: MoneyTerms, { choices }: RulebookTables): string | null {
	return choose(choices.lending, lineFacts(borrower, terms)).line;
}

/** The outflow line of an undrawn commitment; null when it is no flow. */
export function facilityLine(customer: Customer, facility: 'CREDIT' | 'LIQUIDITY', { choices }: RulebookTables): string | null {
	return choose(choices.facilities, lineFacts(customer, { facility })).line;
}

const TERMS = { stable: false, insured: false, operational: false, term: 'WITHIN', facility: null } as const;

function lineFacts(customer: Customer | null, { stable, insured, operational, term, facility }: MoneyTerms): LineFacts {
	return {
		type: customer?.type ?? null,
		group: customer === null ? 'UNKNOWN' : customerGroup(customer),
		own: customer?.own ?? false,
		stable: stable ?? TERMS.stable,
		insured: insured ?? TERMS.insured,
		operational: operational ?? TERMS.operational,
		term: term ?? TERMS.term,
		facility: facility ?? TERMS.facility,
	};
}
