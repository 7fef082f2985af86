import { rounded } from './amounts.ts';
import { AMENDED_SHARE, type Deal, identityOf } from './deal.ts';
import { paymentLeg, type SecurityTerms } from './security.ts';
import { dateText, iso } from './time-text.ts';

interface BondTerms extends SecurityTerms {
	readonly entityLei: string;
	/** Whole nominal. */
	readonly nominal: number;
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
		...identityOf(terms),
		legs: [paymentLeg(terms, settlement)],
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
