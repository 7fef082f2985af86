import type { Day } from '@tideline/domain';
import { rounded, text } from './amounts.ts';
import { AMENDED_SHARE, type Deal, type Ticket } from './deal.ts';
import { dateText } from './time-text.ts';

interface RepoTerms extends Ticket {
	readonly borrows: boolean;
	readonly currency: string;
	readonly cashAccount: string;
	readonly cash: number;
	/** Per cent a year. */
	readonly rate: number;
	readonly maturity: Day;
	readonly isin: string;
	readonly nominal: number;
	readonly custodyAccount: string;
	readonly rehypothecable: boolean;
}

const EVENTS = { NEW: 'OPEN', AMEND: 'CHANGE', CANCEL: 'VOID' } as const;
const YEAR = 360;

/** The repo desk: JSON of `oms.repo`. */
export function repoDeal(terms: RepoTerms): Deal {
	const { currency } = terms;
	const cash = rounded(terms.cash, currency);
	const repurchase = rounded(cash * (1 + (terms.rate / 100) * ((terms.maturity - terms.valueDate) / YEAR)), currency);
	const sign = terms.borrows ? 1 : -1;
	const leg = { accountId: terms.cashAccount, currency };
	return {
		topic: 'oms.repo',
		tradeId: terms.tradeId,
		entityId: terms.entityId,
		counterpartyId: terms.counterpartyId,
		legs: [
			{ postingId: 'start-cash', ...leg, amount: sign * cash, valueDate: terms.valueDate },
			{ postingId: 'end-cash', ...leg, amount: -sign * repurchase, valueDate: terms.maturity },
		],
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
				cashAmount: text(cash, currency),
				repoRate: terms.rate.toFixed(3),
				repurchaseAmount: text(repurchase, currency),
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
