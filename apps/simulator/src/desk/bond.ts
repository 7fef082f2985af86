import type { InstrumentRecord } from '@tideline/domain';
import { rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, type Ticket } from './deal.ts';
import { dateText, iso } from './time-text.ts';

interface BondTerms extends Ticket {
	readonly entityLei: string;
	readonly buys: boolean;
	readonly instrument: InstrumentRecord;
	/** Whole nominal. */
	readonly nominal: number;
	/** Clean, per 100. */
	readonly price: number;
	readonly custodyAccount: string;
	readonly cashAccount: string;
}

const EVENTS = { NEW: 'TRADE', AMEND: 'CORRECTION', CANCEL: 'BUST' } as const;
/** Days since the last coupon that accrued interest is worked out with. */
const ACCRUED_DAYS = 41;

/** The bond desk: JSON of `oms.bond`. */
export function bondDeal(terms: BondTerms): Deal {
	const { currency, coupon, maturityDate, isin, cusip, kind } = terms.instrument;
	const accrued = rounded((terms.nominal * Number(coupon) * ACCRUED_DAYS) / 36_500, currency);
	const settlement = rounded((terms.nominal * terms.price) / 100 + accrued, currency);
	return {
		topic: 'oms.bond',
		tradeId: terms.tradeId,
		entityId: terms.entityId,
		counterpartyId: terms.counterpartyId,
		legs: [
			{
				postingId: 'cash',
				accountId: terms.cashAccount,
				currency,
				amount: terms.buys ? -settlement : settlement,
				valueDate: terms.valueDate,
			},
		],
		message: ({ version, lifecycle, at }) =>
			JSON.stringify({
				tradeRef: terms.tradeId,
				ver: version,
				eventType: EVENTS[lifecycle],
				entityLei: terms.entityLei,
				strategy: kind === 'SOVEREIGN' ? 'GOVT-CASH' : 'CREDIT',
				counterpartyLei: terms.counterpartyLei,
				buySell: terms.buys ? 'B' : 'S',
				isin,
				...(cusip === null ? {} : { cusip }),
				coupon: Number(coupon),
				yield: Number((Number(coupon) + (100 - terms.price) / 8).toFixed(4)),
				maturity: maturityDate,
				currency,
				nominal: terms.nominal,
				cleanPrice: terms.price,
				accruedInterest: accrued,
				settlementAmount: settlement,
				tradeDate: dateText(terms.tradeDate),
				settleDate: dateText(terms.valueDate),
				custodyAccount: terms.custodyAccount,
				cashAccount: terms.cashAccount,
				executionTime: iso(at),
			}),
		amended: () => bondDeal({ ...terms, nominal: Math.max(1_000, Math.round((terms.nominal * AMENDED_SHARE) / 1_000) * 1_000) }),
	};
}
