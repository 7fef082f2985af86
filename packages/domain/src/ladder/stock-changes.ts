import type { Day } from '../day.ts';
import { marketValue } from '../position/valuation.ts';
import { type Quantity, quantity } from '../quantity.ts';
import type { Position } from '../schema/position.ts';
import type { TradeTerms } from '../schema/trade.ts';
import { type Posting, settles } from '../trade/posting.ts';
import type { StockChange } from './capacity.ts';

/** A quantity of a security that enters the stock, or leaves it below zero, on a day. */
export interface StockMove {
	readonly accountId: string;
	readonly instrumentId: string;
	readonly quantity: Quantity;
	readonly due: Day;
}

/**
 * What the unsettled postings of a trade do to the stock of liquid assets: a purchase that settles, collateral that comes back or is given.
 * A sale has left the stock already (¶72). Collateral received counts only where it may be re-used.
 */
export function stockMoves(trade: TradeTerms, posted: readonly Posting[], settled: (postingId: string) => boolean): StockMove[] {
	if (trade.assetClass === 'REPO' && trade.details.side === 'REVERSE_REPO' && !trade.details.rehypothecable) return [];
	return posted.flatMap((posting): StockMove[] => {
		const { kind, role, accountId, instrumentId, amount, valueDate } = posting;
		if (kind !== 'SECURITY' || instrumentId === null || settled(settles(posting)) || (role === 'OWN' && amount < 0)) return [];
		return [{ accountId, instrumentId, quantity: quantity(amount), due: valueDate }];
	});
}

/** The move in money, as the position that it changes is priced and classified; null when it is no liquid asset or has no price. */
export function stockChange({ quantity: moved, due }: StockMove, position: Position): StockChange | null {
	const { level, subclass, eligible, currency, price, assetClass } = position;
	if (level === 'INELIGIBLE' || !eligible || price === null) return null;
	const per = assetClass === 'EQUITY' || assetClass === 'COMMODITY' ? 'UNIT' : 'HUNDRED';
	return { level, subclass, currency, amount: marketValue(moved, price, { currency, per }), due };
}
