import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import type { Quantity } from '../quantity.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { Contribution } from '../schema/position.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';

/** What one posting of a trade adds to one line, so that a figure can be followed to the trade; the amount is positive. */
export interface ItemContribution extends Contribution {
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
 * What the end of a secured deal inside the horizon gives back (positive) or takes away (¶48, Annex 1). Cash is level 1. Collateral
 * stands as a quantity, so that a price tick moves one product per instrument and no trade.
 */
export type TradeUnwind =
	| { readonly kind: 'CASH'; readonly currency: string; readonly amount: Minor }
	| { readonly kind: 'COLLATERAL'; readonly accountId: string; readonly instrumentId: string; readonly quantity: Quantity };

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
	readonly unwind: readonly TradeUnwind[];
	readonly stock: readonly StockAdjustment[];
	/** The first calculation date at which any of this may differ, all else equal; null when it stays as it is. */
	readonly until: Day | null;
}

/** How the rulebook classifies the collateral of a repo, overrides included; `Classification` fits. */
export interface CollateralClass {
	readonly level: HqlaLevel;
	readonly subclass: string;
	/** The operational tests but encumbrance, which the repo itself causes. */
	readonly eligible: boolean;
}

/** What a trade's contributions depend on besides the trade; when any of it changes, they are to be asked for again. */
export interface TradeContext {
	readonly calculationDate: Day;
	/** Whether the payment of a cash posting of this trade is confirmed, by the posting's id. */
	readonly settled: (postingId: string) => boolean;
	/** ISO 3166-1 alpha-2 of the entity: decides which central bank and which public sector is domestic. */
	readonly entityCountry: string;
	/** Null while it is unknown: treated as a financial counterparty without any privilege. */
	readonly counterparty: CounterpartyRecord | null;
	/** Repos only; null while the instrument is unknown: treated as outside HQLA. */
	readonly collateral: CollateralClass | null;
}

export const NO_CONTRIBUTIONS: TradeContributions = { contributions: [], netting: [], unwind: [], stock: [], until: null };
