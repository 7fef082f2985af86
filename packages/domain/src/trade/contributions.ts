import type { Day } from '../day.ts';
import type { FlowContribution } from '../lcr/due.ts';
import type { Minor } from '../money.ts';
import type { Quantity } from '../quantity.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { SecuredCounterparty } from '../schema/vocabulary.ts';

/** What one posting of a trade adds to one line, so that a figure can be followed to the trade; the amount is positive. */
export interface ItemContribution extends FlowContribution {
	readonly postingId: string;
}

/**
 * A cash flow that nets with the others of its key before it is an outflow or an inflow. Sum the flows of a key by currency over
 * all trades, and give the sums to `netContributions`; the side may turn when an FX rate moves, the sums do not.
 */
export interface NettingFlow {
	/** `entity|counterparty` under a netting agreement, else `trade|day` for the exchanges of one FX contract on one day. */
	readonly key: string;
	readonly postingId: string;
	readonly currency: string;
	/** Received positive. */
	readonly amount: Minor;
}

/**
 * A started secured deal that ends inside the horizon. It does not depend on what the collateral is: sum deals by position, side,
 * counterparty and currency, and `positionEffect` finds their line and their unwind under any classification (¶113–115, ¶145, Annex 1).
 */
export interface SecuredDeal {
	/** OUTFLOW: repo. INFLOW: reverse repo. */
	readonly side: 'OUTFLOW' | 'INFLOW';
	readonly counterparty: SecuredCounterparty;
	/** The holding that secures it. */
	readonly accountId: string;
	readonly instrumentId: string;
	readonly postingId: string;
	/** When it ends; `OPEN_DUE` without an end. */
	readonly due: Day;
	readonly currency: string;
	/** Due at the end, interest included; zero or more. */
	readonly cash: Minor;
	/** What the unwind exchanges if the collateral is HQLA: all of it, or nothing where collateral received may not be re-used. */
	readonly unwindCash: Minor;
	readonly unwindQuantity: Quantity;
	/** Between two entities of the group. */
	readonly intragroup: boolean;
}

/** How a trade changes the quantity of a position that can count as stock; the quantity is positive. */
export interface StockAdjustment {
	/**
	 * PENDING_SALE takes away what is sold and counted as an inflow instead; ENCUMBERED takes away collateral given; RECEIVED adds
	 * collateral that may be re-used. Counted quantity = max(0, settled + received − pending sales − encumbered).
	 */
	readonly kind: 'PENDING_SALE' | 'ENCUMBERED' | 'RECEIVED';
	readonly accountId: string;
	readonly instrumentId: string;
	readonly quantity: Quantity;
}

/** Everything that a trade does to the LCR besides the positions and balances it has already moved. */
export interface TradeContributions {
	readonly contributions: readonly ItemContribution[];
	readonly netting: readonly NettingFlow[];
	readonly secured: readonly SecuredDeal[];
	readonly stock: readonly StockAdjustment[];
	/** The first calculation date at which any of this may differ, all else equal; null when it stays as it is. */
	readonly until: Day | null;
}

/** What a trade's contributions depend on besides the trade; when any of it changes, they are to be asked for again. Prices and classes are not among it. */
export interface TradeContext {
	readonly calculationDate: Day;
	/** Whether the payment of a cash posting of this trade is confirmed, by the posting's id. */
	readonly settled: (postingId: string) => boolean;
	/** ISO 3166-1 alpha-2 of the entity: decides which central bank and which public sector is domestic. */
	readonly entityCountry: string;
	/** Null while it is unknown: treated as a financial counterparty without any privilege. */
	readonly counterparty: CounterpartyRecord | null;
	/** Whether the counterparty is of the group; absent: it is not. */
	readonly intragroup?: boolean;
}

export const NO_CONTRIBUTIONS: TradeContributions = { contributions: [], netting: [], secured: [], stock: [], until: null };
