import type { Lcr, Trade, TradeContext } from '@tideline/domain';
import type { Projection } from '../project/projection.ts';
import type { Cut } from './cut.ts';

/** Whose trade it is: the calculation date of its entity's record, and its country. */
export interface TradeOwner {
	readonly lcr: Pick<Lcr, 'calculationDate'>;
	readonly country: string;
}

/** What a trade's flows depend on besides the trade, at a cut. */
export function tradeContext(trade: Trade, { lcr, country }: TradeOwner, cut: Cut, { confirmations, reference }: Projection): TradeContext {
	return {
		calculationDate: lcr.calculationDate,
		settled: (postingId) => confirmations.hasAt(cut, trade.tradeId, postingId),
		entityCountry: country,
		counterparty: reference.counterparties.get(trade.counterpartyId) ?? null,
		intragroup: reference.isIntragroup(trade.counterpartyId),
	};
}
