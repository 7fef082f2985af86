import { type Day, day } from '../day.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import type { Contribution } from '../schema/position.ts';

/** When a flow falls due, where its line is in the maturity mismatch; absent: money without a date, or outside the mismatch. */
export interface Due {
	readonly due?: Day;
}

/** What an item adds to a line, with the day that the maturity mismatch counts it on. */
export type FlowContribution = Contribution & Due;

/** A contribution as a record carries it: the day is asked of the sums, not of the item. */
export function withoutDue({ side, line, currency, amount }: FlowContribution): Contribution {
	return { side, line, currency, amount };
}

/** Open money falls due at once, whatever the calculation date: on a day before all of them. */
export const OPEN_DUE: Day = day(0);

/** When a flow of a line falls due for the maturity mismatch; `date` null or `OPEN_DUE`: it is open. */
export function dueOf({ mismatch }: FlowLine, date: Day | null): Due {
	if (mismatch === undefined) return NEVER;
	if (date !== null && date !== OPEN_DUE) return { due: date };
	return mismatch === 'DATED_OR_OPEN' ? OPEN : NEVER;
}

const NEVER: Due = {};
const OPEN: Due = { due: OPEN_DUE };

/** The day of the mismatch, from 1: what is due today, overdue or open leaves with the first day of the horizon. */
export function mismatchDay(due: Day, calculationDate: Day): number {
	return Math.max(1, due - calculationDate);
}
