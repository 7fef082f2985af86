import type { Day, Lifecycle } from '@tideline/domain';
import type { DeskTopic } from '@tideline/event-log';

/** A payment that a deal will make: what the RTGS or the nostro confirms. */
export interface CashLeg {
	/** As `postings` of the domain names it. */
	readonly postingId: string;
	readonly accountId: string;
	readonly currency: string;
	/** Major units, received positive. */
	readonly amount: number;
	readonly valueDate: Day;
}

/** Which version of a deal a message tells of, and when the desk says so. */
interface Stamp {
	readonly version: number;
	readonly lifecycle: Lifecycle;
	readonly at: number;
}

/** A deal in its desk's own words. */
export interface Deal {
	readonly topic: DeskTopic;
	readonly tradeId: string;
	readonly entityId: string;
	readonly counterpartyId: string;
	readonly legs: readonly CashLeg[];
	message(stamp: Stamp): string;
	/** The same deal with a smaller amount. */
	amended(): Deal;
}

/** What every desk's deal has. */
export interface Ticket {
	readonly tradeId: string;
	readonly entityId: string;
	readonly counterpartyId: string;
	readonly counterpartyLei: string;
	readonly tradeDate: Day;
	readonly valueDate: Day;
}

/** Share of the amount that is left after an amendment. */
export const AMENDED_SHARE = 0.9;

type Identity = Pick<Deal, 'tradeId' | 'entityId' | 'counterpartyId'>;

/** What a deal has from its ticket. */
export function identityOf({ tradeId, entityId, counterpartyId }: Ticket): Identity {
	return { tradeId, entityId, counterpartyId };
}
