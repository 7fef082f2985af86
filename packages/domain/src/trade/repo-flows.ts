import { dueOf, OPEN_DUE } from '../lcr/due.ts';
import { minor } from '../money.ts';
import { quantity } from '../quantity.ts';
import { line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { securedCounterparty } from '../rulebook/secured-counterparty.ts';
import type { RepoDetails, TermsEnvelope } from '../schema/trade.ts';
import type { SecuredDeal, StockAdjustment, TradeContext, TradeContributions } from './contributions.ts';
import { isDue, isInside } from './due.ts';
import type { Posting } from './posting.ts';

/**
 * A started deal ties or lends collateral (`stock`), and when it ends inside the horizon, as open deals do, its cash is a secured flow
 * with an unwind (`secured`). A deal not yet started that also ends inside is nothing: its legs cancel. A reverse repo that starts
 * inside and ends outside is an outflow of its cash; a repo that does is nothing: its collateral still is in the stock.
 */
export function repoFlows(
	envelope: TermsEnvelope,
	details: RepoDetails,
	unsettled: readonly Posting[],
	context: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const end = unsettled.find(({ postingId }) => postingId === 'end-cash');
	if (end === undefined && envelope.maturityDate !== null) return {};
	const endsInside = end === undefined || isInside(end.valueDate, context.calculationDate, rulebook);
	const start = unsettled.find(({ postingId }) => postingId === 'start-cash');
	if (start !== undefined) return endsInside ? {} : forwardStart(start, details, context, rulebook);
	const stock = stockAdjustments(details);
	if (!endsInside || (end !== undefined && !isDue(end, context.calculationDate, rulebook))) return { stock };
	return { stock, secured: [securedDeal(details, end, context)] };
}

function securedDeal(details: RepoDetails, end: Posting | undefined, context: TradeContext): SecuredDeal {
	const { currency, repurchaseAmount: cash, collateralAccountId: accountId, collateralInstrumentId: instrumentId } = details;
	// Collateral that we may not use is not in the stock, so its return takes nothing out of it.
	const usable = details.side === 'REPO' || details.rehypothecable;
	return {
		side: details.side === 'REPO' ? 'OUTFLOW' : 'INFLOW',
		counterparty: securedCounterparty(context.counterparty, context.entityCountry),
		accountId,
		instrumentId,
		postingId: 'end-cash',
		due: end?.valueDate ?? OPEN_DUE,
		currency,
		cash,
		unwindCash: usable ? cash : minor(0),
		unwindQuantity: usable ? details.collateralQuantity : quantity(0),
		intragroup: context.intragroup ?? false,
	};
}

function forwardStart(
	start: Posting,
	{ side, currency, cashAmount }: RepoDetails,
	{ calculationDate }: TradeContext,
	rulebook: Rulebook,
): Partial<TradeContributions> {
	const counts = side === 'REVERSE_REPO' && isDue(start, calculationDate, rulebook);
	if (!counts) return {};
	const row = line(rulebook, 'OUTFLOW', rulebook.choices.items.OUTFLOW.other);
	const due = dueOf(row, start.valueDate);
	return { contributions: [{ side: 'OUTFLOW', line: row.id, currency, amount: cashAmount, postingId: start.postingId, ...due }] };
}

function stockAdjustments(details: RepoDetails): readonly StockAdjustment[] {
	const { collateralAccountId: accountId, collateralInstrumentId: instrumentId, collateralQuantity: quantity } = details;
	if (details.side === 'REPO') return [{ kind: 'ENCUMBERED', accountId, instrumentId, quantity }];
	return details.rehypothecable ? [{ kind: 'RECEIVED', accountId, instrumentId, quantity }] : [];
}
