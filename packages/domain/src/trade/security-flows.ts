import { dueOf } from '../lcr/due.ts';
import type { Minor } from '../money.ts';
import { negateMinor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { TradeContext, TradeContributions } from './contributions.ts';
import { isDue } from './due.ts';
import type { Posting } from './posting.ts';
import type { SecurityDetails } from './security.ts';

/**
 * An unsettled purchase inside the horizon is an outflow of its price, gross (¶46, ¶141; EBA Q&A 2013_378): the security is not in
 * the stock yet. For an unsettled sale the standard leaves one of two ways open (¶72), and this is the policy chosen: the security
 * leaves the stock (`PENDING_SALE`, for the fold to take off) and its price is an inflow. A sale past the horizon, or overdue
 * past `OVERDUE_INFLOW_DAYS`, is neither: the security counts and the price does not. A commodity has lines of its own.
 */
export function securityFlows(
	assetClass: 'BOND' | 'EQUITY' | 'COMMODITY',
	details: SecurityDetails,
	unsettled: readonly Posting[],
	{ calculationDate }: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const cash = unsettled.find(({ postingId }) => postingId === 'cash');
	if (cash === undefined || !isDue(cash, calculationDate, rulebook)) return {};
	const { currency, instrumentId, custodyAccountId: accountId, quantity } = details;
	const { postingId, valueDate } = cash;
	const amount = cash.amount as Minor;
	const { OUTFLOW, INFLOW } = rulebook.choices.items;
	if (details.side === 'BUY') {
		const row = line(rulebook, 'OUTFLOW', assetClass === 'COMMODITY' ? OUTFLOW.other : OUTFLOW.unsettledPurchase);
		const due = dueOf(row, valueDate);
		return { contributions: [{ side: 'OUTFLOW', line: row.id, currency, amount: negateMinor(amount), postingId, ...due }] };
	}
	const row = line(rulebook, 'INFLOW', assetClass === 'COMMODITY' ? INFLOW.other : INFLOW.unsettledSale);
	return {
		contributions: [{ side: 'INFLOW', line: row.id, currency, amount, postingId, ...dueOf(row, valueDate) }],
		stock: [{ kind: 'PENDING_SALE', accountId, instrumentId, quantity }],
	};
}
