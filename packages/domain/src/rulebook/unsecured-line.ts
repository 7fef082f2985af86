import { type Customer, customerGroup } from './customer-group.ts';

/** What decides the rate of money taken besides whose it is. */
export interface FundingTerms {
	readonly stable?: boolean;
	readonly insured?: boolean;
	readonly operational: boolean;
}

/** The outflow line of money taken without collateral, callable or due within the horizon (¶73–109); an unknown lender has the highest rate. */
export function fundingLine(lender: Customer | null, { stable = false, insured = false, operational }: FundingTerms): string {
	if (lender === null) return 'wholesale.financial';
	const group = customerGroup(lender);
	if (group === 'RETAIL') {
		const prefix = lender.type === 'SMALL_BUSINESS' ? 'small-business' : 'retail';
		return stable && insured ? `${prefix}.stable` : `${prefix}.less-stable`;
	}
	if (operational) return insured ? 'wholesale.operational-insured' : 'wholesale.operational';
	if (group !== 'NON_FINANCIAL' || lender.own) return 'wholesale.financial';
	return insured ? 'wholesale.non-financial-insured' : 'wholesale.non-financial';
}

/**
 * The inflow line of money lent without collateral and due within the horizon (¶153–156). Central banks repay like financial
 * institutions (¶154); an unknown borrower, and a legal entity of no known kind, has the lower rate.
 */
export function lendingLine(borrower: Customer | null, { operational }: Pick<FundingTerms, 'operational'>): string {
	if (operational) return 'operational.held';
	if (borrower === null) return 'wholesale.non-financial';
	const group = customerGroup(borrower);
	if (group === 'RETAIL') return 'retail.loan';
	const financial = group === 'BANK' || group === 'OTHER_FINANCIAL' || borrower.type === 'CENTRAL_BANK';
	return financial ? 'wholesale.financial' : 'wholesale.non-financial';
}
