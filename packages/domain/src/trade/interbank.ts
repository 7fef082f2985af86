import { addMinor } from '../money.ts';
import type { InterbankDetails, TermsEnvelope } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** A placement pays the principal on the value date and receives it with interest at maturity; a taking is its mirror. @throws RangeError past the safe integers. */
export function interbankPostings({ valueDate, maturityDate }: TermsEnvelope, details: InterbankDetails): Posting[] {
	const sign = details.side === 'TAKING' ? 1 : -1;
	const { cashAccountId, currency, principal, interest } = details;
	const start = cashPosting('start-cash', cashAccountId, valueDate, currency, sign * principal);
	// Call money has no end until an amendment dates it.
	if (maturityDate === null) return [start];
	return [start, cashPosting('end-cash', cashAccountId, maturityDate, currency, -sign * addMinor(principal, interest))];
}
