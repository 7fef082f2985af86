import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import type { Fraction } from '../fraction.ts';
import { addMinor, type Minor, minor } from '../money.ts';
import { redemption } from '../position/valuation.ts';
import { quantity } from '../quantity.ts';
import type { ParsedBalance } from '../reference/parsed-balance.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { FlowGroup } from '../rulebook/flow-line.ts';
import { flowLineUnder } from '../rulebook/flow-line-under.ts';
import { line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fundingLine, lendingLine } from '../rulebook/unsecured-line.ts';
import type { Contribution, Position } from '../schema/position.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { OVERDUE_INFLOW_DAYS } from '../trade/due.ts';
import type { Posting } from '../trade/posting.ts';
import type { LadderFlow } from './ladder-flow.ts';

/** What the contractual flows of a book depend on besides its items. */
export interface ContractualContext {
	readonly calculationDate: Day;
	readonly rulebook: Rulebook;
}

const WHOLE: Fraction = { num: 1, den: 1 };

/** A payment that a trade still has to make or to receive. */
export interface TradeFlow extends LadderFlow {
	/** Null for the end of a deal that is open. */
	readonly postingId: string | null;
}

/**
 * Every unsettled payment of a trade on its own day, gross: both legs of an exchange, both ends of a deal that has not started. The end of
 * an open deal has no date. A receipt that is overdue for too long is no longer expected (¶142).
 */
export function tradeFlows(
	trade: TradeTerms,
	unsettled: readonly Posting[],
	counterparty: CounterpartyRecord | null,
	{ calculationDate, rulebook }: ContractualContext,
): TradeFlow[] {
	const group = groupOfTrade(trade, counterparty, rulebook);
	const flow = (postingId: string | null, currency: string, amount: number, due: Day | null): TradeFlow => {
		const side = amount < 0 ? 'OUTFLOW' : 'INFLOW';
		return { side, group, currency, amount: minor(Math.abs(amount)), rate: WHOLE, due, postingId };
	};
	const dated = unsettled
		.filter(
			({ kind, amount, valueDate }) =>
				kind === 'CASH' && amount !== 0 && (amount < 0 || valueDate >= calculationDate - OVERDUE_INFLOW_DAYS),
		)
		.map(({ postingId, currency, amount, valueDate }) => flow(postingId, currency as string, amount, valueDate));
	const end = openEnd(trade);
	return end === null ? dated : [...dated, flow(null, end.currency, end.amount, null)];
}

/** What the end of an open deal will move, received positive; null where there is none. */
function openEnd(trade: TradeTerms): { readonly currency: string; readonly amount: Minor } | null {
	if (trade.lifecycle === 'CANCEL' || trade.maturityDate !== null) return null;
	if (trade.assetClass === 'REPO') {
		const { side, currency, repurchaseAmount } = trade.details;
		return { currency, amount: minor(side === 'REPO' ? -repurchaseAmount : repurchaseAmount) };
	}
	if (trade.assetClass !== 'INTERBANK') return null;
	const { side, currency, principal, interest } = trade.details;
	const amount = addMinor(principal, interest);
	return { currency, amount: minor(side === 'TAKING' ? -amount : amount) };
}

function groupOfTrade(trade: TradeTerms, counterparty: CounterpartyRecord | null, rulebook: Rulebook): FlowGroup {
	switch (trade.assetClass) {
		case 'FX':
		case 'DERIVATIVE':
			return 'DERIVATIVES';
		case 'REPO':
			return 'SECURED';
		case 'INTERBANK': {
			const taking = trade.details.side === 'TAKING';
			const side = taking ? 'OUTFLOW' : 'INFLOW';
			const id = taking ? fundingLine(counterparty, trade.details, rulebook) : lendingLine(counterparty, trade.details, rulebook);
			return line(rulebook, side, id ?? rulebook.choices.items[side].other).group;
		}
		case 'BOND':
		case 'EQUITY':
			return 'SECURITIES';
		case 'COMMODITY':
			return 'OTHER';
		default:
			return assertNever(trade);
	}
}

/**
 * What a balance of core banking pays or is paid. Money that may leave before its end has no date. An undrawn facility and a flow that
 * waits for an event (a downgrade, a call) are not due by contract, and a loan that is overdue does not perform: none of them is here.
 */
export function balanceFlow(balance: ParsedBalance, { calculationDate, rulebook }: ContractualContext): LadderFlow | null {
	const of = (side: LadderFlow['side'], id: string | null | undefined, due: Day | null): LadderFlow | null =>
		id != null && 'amount' in balance ? { side, group: line(rulebook, side, id).group, ...money(balance), due } : null;
	switch (balance.kind) {
		case 'OPENING_CASH':
		case 'OPENING_SECURITY':
		case 'FACILITY':
			return null;
		case 'DEPOSIT': {
			const id = fundingLine({ type: balance.counterpartyType }, balance, rulebook);
			return of('OUTFLOW', id, balance.earlyWithdrawal ? null : balance.maturityDate);
		}
		case 'OWN_DEBT':
			return of('OUTFLOW', rulebook.choices.items.OUTFLOW.ownDebt, balance.maturityDate);
		case 'LOAN':
			if (balance.maturityDate !== null && balance.maturityDate < calculationDate) return null;
			return of('INFLOW', lendingLine({ type: balance.counterpartyType }, {}, rulebook), balance.maturityDate);
		case 'FLOW':
			return balance.maturityDate === null ? null : of(balance.side, flowLineUnder(rulebook, balance)?.id, balance.maturityDate);
		default:
			return assertNever(balance);
	}
}

const money = ({ currency, amount }: Pick<Contribution, 'currency' | 'amount'>) => ({ currency, amount, rate: WHOLE });

/** The balance of a cash account is on demand; reserves are in the capacity. */
export function cashFlow(contribution: Contribution, { rulebook }: ContractualContext): LadderFlow | null {
	const { side } = contribution;
	if (side === 'STOCK') return null;
	return { side, group: line(rulebook, side, contribution.line).group, ...money(contribution), due: null };
}

/**
 * What a holding outside the stock is paid back, without what is given away or sold: the stock itself is in the capacity, and counts once.
 * A short position has to be bought back, at a time that nobody has set.
 */
export function positionFlow(
	{ currency, marketValue, settled, projected, encumberedQuantity, level, eligible }: Position,
	maturity: Day | null,
	{ calculationDate }: ContractualContext,
): LadderFlow | null {
	if (marketValue < 0) return { side: 'OUTFLOW', group: 'OTHER', currency, amount: minor(-marketValue), rate: WHOLE, due: null };
	const free = Math.min(settled, projected) - encumberedQuantity;
	if ((level !== 'INELIGIBLE' && eligible) || free <= 0 || maturity === null || maturity < calculationDate) return null;
	return { side: 'INFLOW', group: 'SECURITIES', currency, amount: redemption(quantity(free), currency), rate: WHOLE, due: maturity };
}
