import type { Day } from '@tideline/domain';
import { rounded } from './amounts.ts';
import type { CashLeg, Ticket } from './deal.ts';

/** Money lent or borrowed from the value date to its maturity: what repo and money market desks deal in. */
export interface LoanTerms extends Ticket {
	readonly borrows: boolean;
	readonly currency: string;
	readonly cashAccount: string;
	/** Per cent a year, on 360 days. */
	readonly rate: number;
	readonly maturity: Day;
}

/** Days of a year that interest counts with. */
export const INTEREST_YEAR = 360;

/** The money goes one way at the start, and comes back with its interest. */
export function loanLegs({ borrows, cashAccount, currency, valueDate, maturity }: LoanTerms, lent: number, repaid: number): CashLeg[] {
	const sign = borrows ? 1 : -1;
	const leg = { accountId: cashAccount, currency };
	return [
		{ postingId: 'start-cash', ...leg, amount: sign * lent, valueDate },
		{ postingId: 'end-cash', ...leg, amount: -sign * rounded(repaid, currency), valueDate: maturity },
	];
}
