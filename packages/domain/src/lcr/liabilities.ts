import { type Minor, minor } from '../money.ts';
import type { ParsedBalance } from '../reference/parsed-balance.ts';
import type { Cash } from '../schema/position.ts';
import type { TradeTerms } from '../schema/trade.ts';

/** An amount owed, at face value and without interest, in minor units of its currency. */
export interface Liability {
	readonly currency: string;
	readonly amount: Minor;
}

/** Deposits and debt of the bank's own are owed whatever their maturity; a facility that is not drawn is not. Null: nothing is owed. */
export function balanceLiability(balance: ParsedBalance): Liability | null {
	switch (balance.kind) {
		case 'DEPOSIT':
		case 'OWN_DEBT':
			return { currency: balance.currency, amount: balance.amount };
		default:
			return null;
	}
}

/** What stands on a vostro is the correspondent's money; an overdrawn account of the bank's own is owed to whoever keeps it. */
export function cashLiability(
	{ kind, currency }: { readonly kind: Cash['kind']; readonly currency: string },
	balance: Minor,
): Liability | null {
	const owed = kind === 'VOSTRO' ? balance : -balance;
	return owed > 0 ? { currency, amount: minor(owed) } : null;
}

/** Money taken and cash received in a repo are owed from their start until they are paid back. `settled`: by the id of a posting. */
export function tradeLiability(trade: TradeTerms, settled: (postingId: string) => boolean): Liability | null {
	const taken = takenWith(trade);
	return taken !== null && trade.lifecycle !== 'CANCEL' && settled('start-cash') && !settled('end-cash') ? taken : null;
}

function takenWith(trade: TradeTerms): Liability | null {
	switch (trade.assetClass) {
		case 'INTERBANK':
			return trade.details.side === 'TAKING' ? { currency: trade.details.currency, amount: trade.details.principal } : null;
		case 'REPO':
			return trade.details.side === 'REPO' ? { currency: trade.details.currency, amount: trade.details.cashAmount } : null;
		default:
			return null;
	}
}
