import { decimalText, rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, identityOf } from './deal.ts';
import { INTEREST_YEAR, type LoanTerms, loanLegs } from './loan.ts';
import { dateText } from './time-text.ts';

interface RepoTerms extends LoanTerms {
	readonly cash: number;
	readonly isin: string;
	readonly nominal: number;
	readonly custodyAccount: string;
	readonly rehypothecable: boolean;
}

const EVENTS = { NEW: 'OPEN', AMEND: 'CHANGE', CANCEL: 'VOID' } as const;

/** The repo desk: JSON of `oms.repo`. */
export function repoDeal(terms: RepoTerms): Deal {
	const { currency } = terms;
	const cash = rounded(terms.cash, currency);
	const repurchase = rounded(cash * (1 + (terms.rate / 100) * ((terms.maturity - terms.valueDate) / INTEREST_YEAR)), currency);
	return {
		topic: 'oms.repo',
		...identityOf(terms),
		legs: loanLegs(terms, cash, repurchase),
		message: ({ version, lifecycle, at }) =>
			JSON.stringify({
				repoId: terms.tradeId,
				revision: version,
				event: EVENTS[lifecycle],
				entityCode: terms.entityId,
				bookCode: `REPO-${currency}`,
				cpty: terms.counterpartyId,
				direction: terms.borrows ? 'REPO' : 'REVERSE',
				currency,
				cashAmount: decimalText(cash, currency),
				repoRate: terms.rate.toFixed(3),
				repurchaseAmount: decimalText(repurchase, currency),
				tradeDate: dateText(terms.tradeDate),
				startDate: dateText(terms.valueDate),
				maturityDate: dateText(terms.maturity),
				cashAccount: terms.cashAccount,
				collateral: {
					isin: terms.isin,
					quantity: String(terms.nominal),
					account: terms.custodyAccount,
					rehypothecable: terms.rehypothecable,
				},
				timestamp: at,
			}),
		amended: () => repoDeal({ ...terms, cash: terms.cash * AMENDED_SHARE }),
	};
}
