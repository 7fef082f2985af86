import type { Day } from '../day.ts';
import { negateMinor } from '../money.ts';
import { quantity } from '../quantity.ts';
import type { RepoDetails, TradeEnvelope } from '../schema/trade.ts';
import type { FlowSide } from '../schema/vocabulary.ts';
import type { StockAdjustment, TradeContext, TradeContributions, TradeUnwind } from './contributions.ts';
import { HORIZON_DAYS, isDue } from './due.ts';
import type { Posting } from './posting.ts';
import { collateralLine, type FlowLines, securedOutflowLine } from './secured-line.ts';

/**
 * A started deal ties or lends collateral, and when it ends inside the horizon (open deals do) is a secured flow of the cash due,
 * unwound from the stock when the collateral is HQLA (¶48, ¶113–115, ¶145). A deal not yet started that also ends inside is
 * nothing: its legs cancel. A reverse repo that starts inside and ends outside is an outflow of its cash, a repo nothing: its
 * collateral still is in the stock.
 */
export function repoFlows(
	envelope: TradeEnvelope,
	details: RepoDetails,
	unsettled: readonly Posting[],
	context: TradeContext,
	rulebook: FlowLines,
): Partial<TradeContributions> {
	const end = unsettled.find(({ postingId }) => postingId === 'end-cash');
	if (end === undefined && envelope.maturityDate !== null) return {};
	const endsInside = end === undefined || isDue(end, context.calculationDate);
	const start = unsettled.find(({ postingId }) => postingId === 'start-cash');
	if (start !== undefined) return endsInside ? {} : forwardStart(start, details, context.calculationDate);
	const stock = stockAdjustments(details);
	if (!endsInside) return { stock };
	const { currency, repurchaseAmount: amount } = details;
	const side: FlowSide = details.side === 'REPO' ? 'OUTFLOW' : 'INFLOW';
	const line = details.side === 'REPO' ? outflowLine(context, rulebook) : collateralLine(context.collateral);
	return { stock, contributions: [{ side, line, currency, amount, postingId: 'end-cash' }], unwind: unwindOf(details, context) };
}

function outflowLine({ collateral, counterparty, entityCountry }: TradeContext, rulebook: FlowLines): string {
	return securedOutflowLine(collateral, counterparty, entityCountry, rulebook);
}

function forwardStart(start: Posting, { side, currency, cashAmount }: RepoDetails, calculationDate: Day): Partial<TradeContributions> {
	const counts = side === 'REVERSE_REPO' && start.valueDate <= calculationDate + HORIZON_DAYS;
	if (!counts) return {};
	return { contributions: [{ side: 'OUTFLOW', line: 'other.contractual', currency, amount: cashAmount, postingId: start.postingId }] };
}

function stockAdjustments(details: RepoDetails): readonly StockAdjustment[] {
	const { collateralAccountId: accountId, collateralInstrumentId: instrumentId, collateralQuantity: quantity } = details;
	if (details.side === 'REPO') return [{ kind: 'ENCUMBERED', accountId, instrumentId, quantity }];
	return details.rehypothecable ? [{ kind: 'RECEIVED', accountId, instrumentId, quantity }] : [];
}

/** Collateral that is not HQLA, or that we could not use, is not in the stock, so its deal has nothing to unwind. */
function unwindOf(details: RepoDetails, { collateral }: TradeContext): readonly TradeUnwind[] {
	if (collateral === null || !collateral.eligible || collateral.level === 'INELIGIBLE') return [];
	const { currency, repurchaseAmount, collateralAccountId: accountId, collateralInstrumentId: instrumentId } = details;
	if (details.side === 'REPO') {
		return [
			{ kind: 'CASH', currency, amount: negateMinor(repurchaseAmount) },
			{ kind: 'COLLATERAL', accountId, instrumentId, quantity: details.collateralQuantity },
		];
	}
	if (!details.rehypothecable) return [];
	return [
		{ kind: 'CASH', currency, amount: repurchaseAmount },
		{ kind: 'COLLATERAL', accountId, instrumentId, quantity: quantity(-details.collateralQuantity) },
	];
}
