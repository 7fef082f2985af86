import type { Day } from '@tideline/domain';
import { rounded } from './amounts.ts';
import { AMENDED_SHARE, type CashLeg, type Deal, identityOf, type Ticket } from './deal.ts';
import { dateText, iso } from './time-text.ts';

interface FxTerms extends Ticket {
	readonly dealType: 'SPOT' | 'FORWARD' | 'SWAP';
	readonly base: string;
	readonly quote: string;
	readonly baseAccount: string;
	readonly quoteAccount: string;
	readonly buysBase: boolean;
	readonly amount: number;
	/** Units of quote for one of base. */
	readonly rate: number;
	/** Swap only. */
	readonly farDate: Day | null;
	readonly farRate: number;
}

const ACTIONS = { NEW: 'NEW', AMEND: 'AMEND', CANCEL: 'CANCEL' } as const;

/** The foreign exchange desk: JSON of `oms.fx`. */
export function fxDeal(terms: FxTerms): Deal {
	const { base, quote, farDate } = terms;
	const amount = rounded(terms.amount, base);
	const counterAmount = rounded(amount * terms.rate, quote);
	const farCounter = rounded(amount * terms.farRate, quote);
	return {
		topic: 'oms.fx',
		...identityOf(terms),
		legs: [
			...exchange('near', terms, terms.valueDate, amount, counterAmount, terms.buysBase),
			...(farDate === null ? [] : exchange('far', terms, farDate, amount, farCounter, !terms.buysBase)),
		],
		message: ({ version, lifecycle, at }) =>
			JSON.stringify({
				dealId: terms.tradeId,
				dealVersion: version,
				action: ACTIONS[lifecycle],
				legalEntity: terms.entityId,
				portfolio: base === 'USD' || quote === 'USD' ? 'FX-G10' : 'FX-CROSS',
				counterparty: terms.counterpartyLei,
				dealType: terms.dealType,
				currencyPair: `${base}/${quote}`,
				side: terms.buysBase ? 'BUY' : 'SELL',
				amount,
				rate: terms.rate,
				counterAmount,
				tradeDate: dateText(terms.tradeDate),
				settlementDate: dateText(terms.valueDate),
				baseAccount: terms.baseAccount,
				quoteAccount: terms.quoteAccount,
				...(farDate === null
					? {}
					: { farLeg: { settlementDate: dateText(farDate), amount, rate: terms.farRate, counterAmount: farCounter } }),
				bookedAt: iso(at),
			}),
		amended: () => fxDeal({ ...terms, amount: terms.amount * AMENDED_SHARE }),
	};
}

function exchange(name: string, terms: FxTerms, valueDate: Day, amount: number, counterAmount: number, buysBase: boolean): CashLeg[] {
	const base = { accountId: terms.baseAccount, currency: terms.base };
	const quote = { accountId: terms.quoteAccount, currency: terms.quote };
	return buysBase
		? [
				{ postingId: `${name}-buy`, ...base, amount, valueDate },
				{ postingId: `${name}-sell`, ...quote, amount: -counterAmount, valueDate },
			]
		: [
				{ postingId: `${name}-buy`, ...quote, amount: counterAmount, valueDate },
				{ postingId: `${name}-sell`, ...base, amount: -amount, valueDate },
			];
}
