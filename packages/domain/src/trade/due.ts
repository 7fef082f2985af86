import { addDays, type Day } from '../day.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Posting } from './posting.ts';

/**
 * Calendar days that a receipt may be overdue and still count: after them it is no longer expected in full (¶142). The standard
 * names no figure; five days cover a weekend and the usual fails. A payment that is due counts for as long as it is unpaid.
 */
export const OVERDUE_INFLOW_DAYS = 5;

/** Whether a day is not past the last one of the stress period: day 30 is inside (¶48). */
export function isInside(valueDate: Day, calculationDate: Day, { horizonDays }: Rulebook): boolean {
	return valueDate <= calculationDate + horizonDays;
}

/** Whether an unsettled cash posting counts as a flow of the stress period that begins on the calculation date. */
export function isDue({ valueDate, amount }: Posting, calculationDate: Day, rulebook: Rulebook): boolean {
	if (!isInside(valueDate, calculationDate, rulebook)) return false;
	return amount < 0 || valueDate >= calculationDate - OVERDUE_INFLOW_DAYS;
}

/** The first day behind the calculation date on which `isDue` may change for any of the unsettled postings. */
export function nextChange(unsettled: readonly Posting[], calculationDate: Day, { horizonDays }: Rulebook): Day | null {
	let next: Day | null = null;
	for (const { valueDate, amount } of unsettled) {
		next = sooner(next, valueDate - horizonDays, calculationDate);
		if (amount >= 0) next = sooner(next, valueDate + OVERDUE_INFLOW_DAYS + 1, calculationDate);
	}
	return next;
}

function sooner(next: Day | null, change: number, calculationDate: Day): Day | null {
	if (change <= calculationDate || (next !== null && change >= next)) return next;
	return addDays(calculationDate, change - calculationDate);
}
