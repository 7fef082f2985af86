import type { CashChoice, LineChoice } from './line-choice.ts';
import type { ItemLines } from './line-choices.ts';

/** Choices that more than one text makes alike; a rulebook's own table says which of them are its own. */

/** Wholesale money that can leave by day 30: operational first, then by who lent it; an unknown lender has the highest rate. */
export const wholesaleFunding: readonly LineChoice[] = [
	{ when: { group: 'UNKNOWN' }, line: 'wholesale.financial' },
	{ when: { operational: true, insured: true }, line: 'wholesale.operational-insured' },
	{ when: { operational: true }, line: 'wholesale.operational' },
	{ when: { group: ['BANK', 'OTHER_FINANCIAL', 'OTHER'] }, line: 'wholesale.financial' },
	{ when: { own: true }, line: 'wholesale.financial' },
	{ when: { insured: true }, line: 'wholesale.non-financial-insured' },
	{ when: {}, line: 'wholesale.non-financial' },
];

/** Retail money that can leave by day 30. */
export const retailFunding: readonly LineChoice[] = [
	{ when: { group: 'RETAIL', type: 'SMALL_BUSINESS', stable: true, insured: true }, line: 'small-business.stable' },
	{ when: { group: 'RETAIL', type: 'SMALL_BUSINESS' }, line: 'small-business.less-stable' },
	{ when: { group: 'RETAIL', stable: true, insured: true }, line: 'retail.stable' },
	{ when: { group: 'RETAIL' }, line: 'retail.less-stable' },
];

/** Central banks repay like financial institutions; an unknown borrower, and a legal entity of no known kind, has the lower rate. */
export const datedLending: readonly LineChoice[] = [
	{ when: { operational: true }, line: 'operational.held' },
	{ when: { group: 'RETAIL' }, line: 'retail.loan' },
	{ when: { group: ['BANK', 'OTHER_FINANCIAL'] }, line: 'wholesale.financial' },
	{ when: { type: 'CENTRAL_BANK' }, line: 'wholesale.financial' },
	{ when: {}, line: 'wholesale.non-financial' },
];

/** By customer, and for most of them by what the facility is for. */
export const facilities: readonly LineChoice[] = [
	{ when: { group: 'RETAIL' }, line: 'facility.retail' },
	{ when: { group: 'NON_FINANCIAL', facility: 'CREDIT' }, line: 'facility.non-financial-credit' },
	{ when: { group: 'NON_FINANCIAL' }, line: 'facility.non-financial-liquidity' },
	{ when: { group: 'BANK' }, line: 'facility.bank' },
	{ when: { group: 'OTHER_FINANCIAL', facility: 'CREDIT' }, line: 'facility.financial-credit' },
	{ when: { group: 'OTHER_FINANCIAL' }, line: 'facility.financial-liquidity' },
	{ when: {}, line: 'facility.other' },
];

/** A vostro runs off in full and is never operational; an overdraft stands on the other side. */
export const cash: readonly CashChoice[] = [
	{ when: { account: 'CENTRAL_BANK', overdrawn: false }, side: 'STOCK', line: '1.reserves' },
	{ when: { account: 'CENTRAL_BANK' }, side: 'OUTFLOW', line: 'other.contractual' },
	{ when: { account: 'NOSTRO', overdrawn: true }, side: 'OUTFLOW', line: 'wholesale.financial' },
	{ when: { account: 'NOSTRO', operational: true }, side: 'INFLOW', line: 'operational.held' },
	{ when: { account: 'NOSTRO' }, side: 'INFLOW', line: 'wholesale.financial' },
	// We owe what stands on a vostro: its balance is the correspondent's money with us.
	{ when: { account: 'VOSTRO', overdrawn: false }, side: 'OUTFLOW', line: 'wholesale.financial' },
	{ when: { account: 'VOSTRO' }, side: 'INFLOW', line: 'wholesale.financial' },
];

export const items: ItemLines = {
	OUTFLOW: {
		ownDebt: 'own-debt',
		ownShort: 'contingent.own-short',
		unsettledPurchase: 'unsettled.purchase',
		contractualLending: 'contractual.lending',
		net: 'derivatives.net',
		other: 'other.contractual',
	},
	INFLOW: {
		securitiesMaturing: 'securities.maturing',
		unsettledSale: 'unsettled.sale',
		net: 'derivatives.net',
		other: 'other.contractual',
	},
};
