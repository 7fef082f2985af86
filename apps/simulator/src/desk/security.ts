import type { InstrumentRecord } from '@tideline/domain';
import type { CashLeg, Ticket } from './deal.ts';

/** A purchase or sale against cash on the value date: what bond, equity and commodity desks deal in. */
export interface SecurityTerms extends Ticket {
	readonly buys: boolean;
	readonly instrument: InstrumentRecord;
	/** Clean and per 100 for bonds, else for one unit. */
	readonly price: number;
	readonly custodyAccount: string;
	readonly cashAccount: string;
}

/** The buyer pays. */
export function paymentLeg({ buys, cashAccount, instrument, valueDate }: SecurityTerms, amount: number): CashLeg {
	return { postingId: 'cash', accountId: cashAccount, currency: instrument.currency, amount: buys ? -amount : amount, valueDate };
}
