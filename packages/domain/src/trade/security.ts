import type { BondDetails, CommodityDetails, EquityDetails, TermsEnvelope } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** The trades that exchange a quantity of an instrument for cash. */
export type SecurityDetails = BondDetails | EquityDetails | CommodityDetails;

/** A purchase pays `cashAmount` (a bond's includes the accrued interest) and receives the quantity, both on the settlement date. */
export function securityPostings({ settlementDate }: TermsEnvelope, details: SecurityDetails): Posting[] {
	const sign = details.side === 'BUY' ? 1 : -1;
	const { cashAccountId, currency } = details;
	return [
		cashPosting('cash', cashAccountId, settlementDate, currency, -sign * details.cashAmount),
		{
			postingId: 'security',
			accountId: details.custodyAccountId,
			valueDate: settlementDate,
			kind: 'SECURITY',
			currency: null,
			instrumentId: details.instrumentId,
			amount: sign * details.quantity + 0,
			role: 'OWN',
		},
	];
}
