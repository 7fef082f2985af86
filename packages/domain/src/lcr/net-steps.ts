import type { Minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { TermRow } from '../rulebook/term.ts';
import { type ExactRatio, toMinor } from './ratio.ts';

/** What a rulebook does to outflows less inflows. */
export interface NetStep {
	readonly id: 'maturity-mismatch' | 'outflow-adjustment';
	/** The row of the rulebook that says so. */
	readonly text: Pick<TermRow, 'title' | 'reference' | 'condition' | 'verified'>;
	/** Added to the difference, rounded once. */
	readonly amount: Minor;
}

/** The steps from outflows less capped inflows to the net cash outflows; only those that move the figure. */
export function netSteps(exact: ExactRatio, { terms }: Pick<RulebookTables, 'terms'>): NetStep[] {
	const adjustment = exact.netCashOutflows - (exact.outflows - exact.cappedInflows + exact.addOn);
	const steps = [
		{ id: 'maturity-mismatch', amount: toMinor(exact.addOn, exact.unit) },
		{ id: 'outflow-adjustment', amount: toMinor(adjustment, exact.unit) },
	] as const;
	return steps.flatMap(({ id, amount }) => {
		const text = terms.find((term) => term.id === id);
		return amount === 0 || text === undefined ? [] : [{ id, text, amount }];
	});
}
