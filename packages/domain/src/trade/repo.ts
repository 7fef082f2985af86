import type { Day } from '../day.ts';
import type { RepoDetails, TermsEnvelope } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/**
 * A repo receives cash and gives collateral on the value date, and turns both round on the maturity date at the repurchase
 * amount; a reverse repo is its mirror. An open deal has no end until an amendment dates it.
 */
export function repoPostings({ valueDate, maturityDate }: TermsEnvelope, details: RepoDetails): Posting[] {
	const sign = details.side === 'REPO' ? 1 : -1;
	const { cashAccountId, currency } = details;
	const start = [
		cashPosting('start-cash', cashAccountId, valueDate, currency, sign * details.cashAmount),
		collateralPosting('start-collateral', valueDate, details, -sign),
	];
	if (maturityDate === null) return start;
	return [
		...start,
		cashPosting('end-cash', cashAccountId, maturityDate, currency, -sign * details.repurchaseAmount),
		collateralPosting('end-collateral', maturityDate, details, sign),
	];
}

function collateralPosting(postingId: string, valueDate: Day, details: RepoDetails, sign: number): Posting {
	return {
		postingId,
		accountId: details.collateralAccountId,
		valueDate,
		kind: 'SECURITY',
		currency: null,
		instrumentId: details.collateralInstrumentId,
		amount: sign * details.collateralQuantity + 0,
		role: 'COLLATERAL',
	};
}
