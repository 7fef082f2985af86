import { decimalText, rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, identityOf } from './deal.ts';
import { INTEREST_YEAR, type LoanTerms, loanLegs } from './loan.ts';
import { dateText, iso } from './time-text.ts';

interface InterbankTerms extends LoanTerms {
	readonly principal: number;
}

const TYPES = { NEW: 'DEAL', AMEND: 'AMENDMENT', CANCEL: 'CANCELLATION' } as const;

/** The money market desk: JSON of `oms.interbank`. */
export function interbankDeal(terms: InterbankTerms): Deal {
	const { currency } = terms;
	const principal = rounded(terms.principal, currency);
	const interest = rounded((principal * terms.rate * (terms.maturity - terms.valueDate)) / (100 * INTEREST_YEAR), currency);
	return {
		topic: 'oms.interbank',
		...identityOf(terms),
		legs: loanLegs(terms, principal, principal + interest),
		message: ({ version, lifecycle, at }) =>
			JSON.stringify({
				reference: terms.tradeId,
				seq: version,
				messageType: TYPES[lifecycle],
				unit: terms.entityId,
				book: `MM-${currency}`,
				bank: terms.counterpartyId,
				dealDirection: terms.borrows ? 'BORROW' : 'LEND',
				ccy: currency,
				principal: decimalText(principal, currency),
				rate: terms.rate.toFixed(3),
				interest: decimalText(interest, currency),
				tradedOn: dateText(terms.tradeDate),
				startsOn: dateText(terms.valueDate),
				endsOn: dateText(terms.maturity),
				nostro: terms.cashAccount,
				operationalDeposit: false,
				createdAt: iso(at),
			}),
		amended: () => interbankDeal({ ...terms, principal: terms.principal * AMENDED_SHARE }),
	};
}
