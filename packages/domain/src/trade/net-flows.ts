import { type Minor, minor } from '../money.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { DerivativeDetails, TermsEnvelope } from '../schema/trade.ts';
import type { ItemContribution, NettingFlow, TradeContext, TradeContributions } from './contributions.ts';
import { isDue } from './due.ts';
import type { Posting } from './posting.ts';

/**
 * Unsettled exchanges of an FX deal: net with everything else of the counterparty under a valid netting agreement (¶116, ¶158),
 * else the two payments of one day net within the contract and different days stand gross.
 */
export function fxFlows(
	trade: TermsEnvelope,
	unsettled: readonly Posting[],
	context: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const due = unsettled.filter((posting) => isDue(posting, context.calculationDate, rulebook));
	if (context.counterparty?.nettingAgreement) return { netting: due.map((posting) => nettingFlow(agreementKey(trade), posting)) };
	const netting: NettingFlow[] = [];
	const contributions: ItemContribution[] = [];
	for (const posting of due) {
		const alone = due.every((other) => other === posting || other.valueDate !== posting.valueDate);
		if (alone) contributions.push(gross(posting, rulebook));
		else netting.push(nettingFlow(`${trade.tradeId}|${posting.valueDate}`, posting));
	}
	return { contributions, netting };
}

/** Unsettled cash flows of a derivative: net by counterparty when the trade names an agreement and it is valid, else gross (¶116, ¶158). */
export function derivativeFlows(
	trade: TermsEnvelope,
	{ nettingAgreementId }: DerivativeDetails,
	unsettled: readonly Posting[],
	context: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const due = unsettled.filter((posting) => isDue(posting, context.calculationDate, rulebook));
	const agreed = nettingAgreementId !== null && context.counterparty?.nettingAgreement === true;
	if (agreed) return { netting: due.map((posting) => nettingFlow(agreementKey(trade), posting)) };
	return { contributions: due.filter(({ amount }) => amount !== 0).map((posting) => gross(posting, rulebook)) };
}

function agreementKey({ entityId, counterpartyId }: TermsEnvelope): string {
	return `${entityId}|${counterpartyId}`;
}

function nettingFlow(key: string, { postingId, currency, amount }: Posting): NettingFlow {
	return { key, postingId, currency: currency as string, amount: amount as Minor };
}

function gross({ postingId, currency, amount }: Posting, { choices }: Rulebook): ItemContribution {
	const side = amount < 0 ? 'OUTFLOW' : 'INFLOW';
	return { side, line: choices.items[side].net, currency: currency as string, amount: minor(Math.abs(amount)), postingId };
}
