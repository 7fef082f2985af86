import type { Day } from '../day.ts';
import type { Fraction } from '../fraction.ts';
import type { Minor } from '../money.ts';
import type { FlowGroup } from '../rulebook/flow-line.ts';

/** Money that is due to the bank or from it, as a ladder weighs and dates it. */
export interface LadderFlow {
	readonly side: 'OUTFLOW' | 'INFLOW';
	readonly group: FlowGroup;
	readonly currency: string;
	/** Minor units of the currency, unweighted. Below zero where it lessens its side, as one currency of a netting set may. */
	readonly amount: Minor;
	/** The share that is expected to flow; all of it in a contractual ladder. */
	readonly rate: Fraction;
	/** Null: on demand, open, or at an unknown time. */
	readonly due: Day | null;
}

/**
 * Where money without a date stands. OPEN: in a column of its own, with no assumption on when it moves. SPREAD: an outflow in equal parts
 * on every business day of the horizon, an inflow on the first. FIRST_DAY: both on the first.
 */
export type UndatedRule = 'OPEN' | 'SPREAD' | 'FIRST_DAY';
