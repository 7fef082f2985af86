import type { Day } from '../day.ts';
import type { Minor } from '../money.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { Contribution } from '../schema/position.ts';

/** What can stand behind a line of the LCR. */
export const LCR_ITEM_KINDS = ['POSITION', 'CASH', 'BALANCE', 'TRADE', 'NETTING_SET'] as const;
export type LcrItemKind = (typeof LCR_ITEM_KINDS)[number];

/**
 * One amount of an item on one line, before weighting, in minor units of its currency. The flows of an item on one line and in one
 * currency add up to what it contributes there; those of a netting set have both signs.
 */
export interface ItemFlow extends Contribution {
	/** The contractual day; null for what is held, on demand or open. */
	readonly due: Day | null;
	/** The day that the maturity mismatch counts it on, `OPEN_DUE` when it is open; absent: it is outside the mismatch. */
	readonly counts?: Day;
	/** The trade and the posting that it comes from; null for what no trade pays. */
	readonly tradeId: string | null;
	readonly postingId: string | null;
}

/** One thing behind the sums of an LCR: the sums are those of the items, exactly. */
export interface LcrItem {
	readonly kind: LcrItemKind;
	/** Key of the position, id of the account, balance or trade, key of the netting set: unique among its kind. */
	readonly id: string;
	readonly entityId: string;
	readonly name: string;
	readonly counterpartyId: string | null;
	readonly instrumentId: string | null;
	/** The cash account, or where the security is kept. */
	readonly accountId: string | null;
	readonly flows: readonly ItemFlow[];
	/** The part of its stock that counts for nothing: encumbered, or all of it when the operational test fails. */
	readonly excluded: Minor;
	/** What its end gives back to a level within the horizon, before haircut. */
	readonly unwind: readonly UnwindSum[];
	/** The override that decides about it. */
	readonly overrideId: string | null;
	/** The classification rule that decides about a security; the line itself is the rule of everything else. */
	readonly ruleId: string | null;
}
