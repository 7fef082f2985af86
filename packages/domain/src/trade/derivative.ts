import type { DerivativeDetails } from '../schema/trade.ts';
import { cashPosting } from './cash-posting.ts';
import type { Posting } from './posting.ts';

/** One posting a cash flow, numbered in the order of the trade: an amendment that drops a flow keeps its place with amount zero. */
export function derivativePostings({ cashFlows }: DerivativeDetails): Posting[] {
	return cashFlows.map((flow, index) => cashPosting(`flow-${index}`, flow.cashAccountId, flow.payDate, flow.currency, flow.amount));
}
