import { assertNever } from '../assert-never.ts';
import type { Day } from '../day.ts';
import type { Fraction } from '../fraction.ts';
import { addMinor, type Minor, minor } from '../money.ts';
import { redemption } from '../position/valuation.ts';
import { quantity } from '../quantity.ts';
import { hasMatured } from '../reference/has-matured.ts';
import type { ParsedBalance } from '../reference/parsed-balance.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { FlowGroup } from '../rulebook/flow-line.ts';
import { flowLineUnder } from '../rulebook/flow-line-under.ts';
import { hasLine, line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { Contribution, Position } from '../schema/position.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { OVERDUE_INFLOW_DAYS } from '../trade/due.ts';
import type { Posting } from '../trade/posting.ts';
import { fundingGroup, lendingGroup } from './customer-flow-group.ts';
import type { LadderFlow } from './ladder-flow.ts';

/** What the contractual flows of a book depend on besides its items. */
export interface ContractualContext {
	readonly calculationDate: Day;
	readonly rulebook: RulebookTables;
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
	{ calculationDate }: Pick<ContractualContext, 'calculationDate'>,
): TradeFlow[] {
	const group = groupOfTrade(trade, counterparty);
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

function groupOfTrade(trade: TradeTerms, counterparty: CounterpartyRecord | null): FlowGroup {
	switch (trade.assetClass) {
		case 'FX':
		case 'DERIVATIVE':
			return 'DERIVATIVES';
		case 'REPO':
			return 'SECURED';
		case 'INTERBANK':
			return trade.details.side === 'TAKING' ? fundingGroup(counterparty, trade.details) : lendingGroup(counterparty, trade.details);
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
 * What a balance of core banking pays or is paid. Money that may leave before its end, and a deposit past it, has no date. An undrawn
 * facility and a flow that waits for an event (a downgrade, a call) are not due by contract, a loan that is overdue does not perform, and
 * what has matured has left: none of them is here.
 */
export function balanceFlow(balance: ParsedBalance, { calculationDate, rulebook }: ContractualContext): LadderFlow | null {
	if (hasMatured(balance, calculationDate)) return null;
	switch (balance.kind) {
		case 'OPENING_CASH':
		case 'OPENING_SECURITY':
		case 'FACILITY':
			return null;
		case 'DEPOSIT': {
			const { counterpartyType: type, maturityDate, earlyWithdrawal } = balance;
			const stays = maturityDate !== null && maturityDate >= calculationDate && !earlyWithdrawal;
			return { side: 'OUTFLOW', group: fundingGroup({ type }, balance), ...money(balance), due: stays ? maturityDate : null };
		}
		case 'OWN_DEBT':
			return { side: 'OUTFLOW', group: 'OWN_DEBT', ...money(balance), due: balance.maturityDate };
		case 'LOAN': {
			const { counterpartyType: type, maturityDate } = balance;
			if (maturityDate !== null && maturityDate < calculationDate) return null;
			return { side: 'INFLOW', group: lendingGroup({ type }, { operational: false }), ...money(balance), due: maturityDate };
		}
		case 'FLOW': {
			const { side, maturityDate } = balance;
			if (maturityDate === null) return null;
			return { side, group: flowLineUnder(rulebook, balance)?.group ?? 'OTHER', ...money(balance), due: maturityDate };
		}
		default:
			return assertNever(balance);
	}
}

const money = ({ currency, amount }: Pick<Contribution, 'currency' | 'amount'>) => ({ currency, amount, rate: WHOLE });

/** The balance of a cash account is on demand; reserves are in the capacity. */
export function cashFlow({ side, line: id, ...amount }: Contribution, { rulebook }: ContractualContext): LadderFlow | null {
	if (side === 'STOCK') return null;
	const group = hasLine(rulebook, side, id) ? line(rulebook, side, id).group : 'FINANCIAL';
	return { side, group, ...money(amount), due: null };
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
