import { type Customer, customerGroup } from '../rulebook/customer-group.ts';
import type { FlowGroup } from '../rulebook/flow-line.ts';

/** Under which heading money taken from a lender stands, whatever the rulebook; an unknown one is taken for a financial institution. */
export function fundingGroup(lender: Customer | null, { operational }: { readonly operational: boolean }): FlowGroup {
	const group = lender === null ? 'OTHER' : customerGroup(lender);
	if (group === 'RETAIL') return 'RETAIL';
	if (operational) return 'OPERATIONAL';
	return group === 'NON_FINANCIAL' && lender?.own !== true ? 'NON_FINANCIAL' : 'FINANCIAL';
}

/** Under which heading money lent stands; central banks repay like financial institutions (¶154). */
export function lendingGroup(borrower: Customer | null, { operational }: { readonly operational: boolean }): FlowGroup {
	if (operational) return 'OPERATIONAL';
	const group = borrower === null ? 'OTHER' : customerGroup(borrower);
	if (group === 'RETAIL') return 'RETAIL';
	const financial = group === 'BANK' || group === 'OTHER_FINANCIAL' || borrower?.type === 'CENTRAL_BANK';
	return financial ? 'FINANCIAL' : 'NON_FINANCIAL';
}
