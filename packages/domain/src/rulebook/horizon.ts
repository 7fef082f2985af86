import { addDays, type Day } from '../day.ts';
import type { RulebookTables } from './rulebook.ts';

/** The last day that counts: calculation date + 30, itself inside (¶48). */
export function lastDay(calculationDate: Day, rulebook: RulebookTables): Day {
	return addDays(calculationDate, rulebook.horizonDays);
}

/** Whether money can leave within the horizon: on demand (null), due by its last day, or overdue. */
export function dueWithinHorizon(maturityDate: Day | null, calculationDate: Day, rulebook: RulebookTables): boolean {
	return maturityDate === null || maturityDate <= lastDay(calculationDate, rulebook);
}

/** Whether money is due to arrive within the horizon: an open date brings nothing, a date that has passed is not performing (¶142). */
export function receivableWithinHorizon(maturityDate: Day | null, calculationDate: Day, rulebook: RulebookTables): boolean {
	return maturityDate !== null && maturityDate >= calculationDate && maturityDate <= lastDay(calculationDate, rulebook);
}
