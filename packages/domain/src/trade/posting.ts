import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { derivativePostings } from './derivative.ts';
import { fxPostings } from './fx.ts';
import { interbankPostings } from './interbank.ts';
import { repoPostings } from './repo.ts';
import { securityPostings } from './security.ts';

/** One effect of a trade on one account. */
export interface Posting {
	/** Unique in the trade and the same in every version of it: `cash`, `near-buy`, `end-collateral`, `flow-0`. */
	readonly postingId: string;
	readonly accountId: string;
	/** The day on which it is due. */
	readonly valueDate: Day;
	readonly kind: 'CASH' | 'SECURITY';
	/** Set for CASH. */
	readonly currency: string | null;
	/** Set for SECURITY. */
	readonly instrumentId: string | null;
	/** Signed, received positive: `Minor` for CASH, `Quantity` for SECURITY. */
	readonly amount: number;
	/**
	 * COLLATERAL: title comes back at the end of the deal, so the posting does not change the position (buys − sells). Collateral given
	 * encumbers it, collateral received adds to what can be used: see `tradeContributions().stock`. Everything else is OWN.
	 */
	readonly role: 'OWN' | 'COLLATERAL';
}

/**
 * What a trade does to cash and securities, and when; a CANCEL does nothing. Open deals have no end postings.
 * Whether a posting has happened is not the trade's to say: it is settled when the payment named by `settles` is confirmed.
 * @throws TooManyLegsError for an FX deal of more than two legs, UnsafeAmountError for an amount past the safe integers.
 */
export function postings(trade: TradeTerms): Posting[] {
	if (trade.lifecycle === 'CANCEL') return [];
	switch (trade.assetClass) {
		case 'FX':
			return fxPostings(trade.details);
		case 'REPO':
			return repoPostings(trade, trade.details);
		case 'INTERBANK':
			return interbankPostings(trade, trade.details);
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return securityPostings(trade, trade.details);
		case 'DERIVATIVE':
			return derivativePostings(trade.details);
		default:
			return assertNever(trade);
	}
}

/** Delivery versus payment: a security posting settles with its cash leg, a cash posting with itself. */
const CASH_LEGS: Readonly<Record<string, string>> = {
	security: 'cash',
	'start-collateral': 'start-cash',
	'end-collateral': 'end-cash',
};

/** The id of the cash posting, in the same trade, whose confirmed payment settles this one. */
export function settles(posting: Posting): string {
	return CASH_LEGS[posting.postingId] ?? posting.postingId;
}

/** The day on which one effect of a trade is due; null for one that the trade does not have, as the end of an open deal. */
export function valueDateOf(posted: readonly Posting[], postingId: string): Day | null {
	return posted.find((posting) => posting.postingId === postingId)?.valueDate ?? null;
}
