import type { Day } from '@tideline/domain';
import { rounded, text } from './amounts.ts';
import { AMENDED_SHARE, type Deal, type Ticket } from './deal.ts';
import { dateText, iso } from './time-text.ts';

interface InterbankTerms extends Ticket {
	readonly borrows: boolean;
	readonly currency: string;
	readonly cashAccount: string;
	readonly principal: number;
	/** Per cent a year. */
	readonly rate: number;
	readonly maturity: Day;
}

const TYPES = { NEW: 'DEAL', AMEND: 'AMENDMENT', CANCEL: 'CANCELLATION' } as const;
const YEAR = 360;

/** The money market desk: JSON of `oms.interbank`. */
export function interbankDeal(terms: InterbankTerms): Deal {
	const { currency } = terms;
	const principal = rounded(terms.principal, currency);
	const interest = rounded((principal * terms.rate * (terms.maturity - terms.valueDate)) / (100 * YEAR), currency);
	const sign = terms.borrows ? 1 : -1;
	const leg = { accountId: terms.cashAccount, currency };
	return {
		topic: 'oms.interbank',
		tradeId: terms.tradeId,
		entityId: terms.entityId,
		counterpartyId: terms.counterpartyId,
		legs: [
			{ postingId: 'start-cash', ...leg, amount: sign * principal, valueDate: terms.valueDate },
			{ postingId: 'end-cash', ...leg, amount: -sign * rounded(principal + interest, currency), valueDate: terms.maturity },
		],
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
				principal: text(principal, currency),
				rate: terms.rate.toFixed(3),
				interest: text(interest, currency),
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
