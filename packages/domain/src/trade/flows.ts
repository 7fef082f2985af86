import { assertNever } from '../assert-never.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { NO_CONTRIBUTIONS, type TradeContext, type TradeContributions } from './contributions.ts';
import { nextChange } from './due.ts';
import { interbankFlows } from './interbank-flows.ts';
import { derivativeFlows, fxFlows } from './net-flows.ts';
import { type Posting, postings } from './posting.ts';
import { repoFlows } from './repo-flows.ts';
import { securityFlows } from './security-flows.ts';

/**
 * The flows, secured deals and stock changes of one trade for an LCR on the calculation date. Only unsettled cash counts: what is
 * settled is in cash and positions. The result depends on the trade and the context alone, so a fold keeps it per trade, replaces it
 * when either changes, and asks again of itself when the calculation date reaches `until`. `posted`: its postings, where they are at hand.
 */
export function tradeContributions(
	trade: TradeTerms,
	context: TradeContext,
	rulebook: Rulebook,
	posted: readonly Posting[] = postings(trade),
): TradeContributions {
	const unsettled = unsettledCash(posted, context);
	if (unsettled.length === 0 && !isOpenEnded(trade)) return NO_CONTRIBUTIONS;
	const until = nextChange(unsettled, context.calculationDate, rulebook);
	const { contributions, netting, secured, stock } = flows(trade, unsettled, context, rulebook);
	const none = NO_CONTRIBUTIONS;
	return {
		contributions: contributions ?? none.contributions,
		netting: netting ?? none.netting,
		secured: secured ?? none.secured,
		stock: stock ?? none.stock,
		until,
	};
}

const NO_POSTINGS: readonly Posting[] = [];

function unsettledCash(posted: readonly Posting[], { settled }: TradeContext): readonly Posting[] {
	let unsettled = NO_POSTINGS;
	for (const posting of posted) {
		if (posting.kind !== 'CASH' || settled(posting.postingId)) continue;
		// Most trades have one. An array that grows by `push` makes room for seventeen.
		unsettled = unsettled.length === 0 ? [posting] : [...unsettled, posting];
	}
	return unsettled;
}

function flows(trade: TradeTerms, unsettled: readonly Posting[], context: TradeContext, rulebook: Rulebook): Partial<TradeContributions> {
	switch (trade.assetClass) {
		case 'FX':
			return fxFlows(trade, unsettled, context, rulebook);
		case 'REPO':
			return repoFlows(trade, trade.details, unsettled, context, rulebook);
		case 'INTERBANK':
			return interbankFlows(trade, trade.details, unsettled, context, rulebook);
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return securityFlows(trade.assetClass, trade.details, unsettled, context, rulebook);
		case 'DERIVATIVE':
			return derivativeFlows(trade, trade.details, unsettled, context, rulebook);
		default:
			return assertNever(trade);
	}
}

/** A started deal without an end has no unsettled posting and still is a flow. */
function isOpenEnded({ lifecycle, assetClass, maturityDate }: TradeTerms): boolean {
	return lifecycle !== 'CANCEL' && maturityDate === null && (assetClass === 'REPO' || assetClass === 'INTERBANK');
}
