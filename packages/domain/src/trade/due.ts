import { addDays, type Day } from '../day.ts';
import type { Posting } from './posting.ts';

/** Calendar days of the stress period: day 30 is inside (¶48). */
export const HORIZON_DAYS = 30;

/**
 * Calendar days that a receipt may be overdue and still count: after them it is no longer expected in full (¶142). The standard
 * names no figure; five days cover a weekend and the usual fails. A payment that is due counts for as long as it is unpaid.
 */
export const OVERDUE_INFLOW_DAYS = 5;

/** Whether an unsettled cash posting counts as a flow of the stress period that begins on the calculation date. */
export function isDue({ valueDate, amount }: Posting, calculationDate: Day): boolean {
	if (valueDate > calculationDate + HORIZON_DAYS) return false;
	return amount < 0 || valueDate >= calculationDate - OVERDUE_INFLOW_DAYS;
}

/** The first day behind the calculation date on which `isDue` may change for any of the unsettled postings. */
export function nextChange(unsettled: readonly Posting[], calculationDate: Day): Day | null {
	let next: Day | null = null;
	for (const { valueDate } of unsettled) {
		for (const change of [valueDate - HORIZON_DAYS, valueDate + OVERDUE_INFLOW_DAYS + 1]) {
			if (change > calculationDate && (next === null || change < next)) next = addDays(calculationDate, change - calculationDate);
		}
	}
	return next;
}
