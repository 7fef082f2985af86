import type { Fraction } from '../fraction.ts';
import { line } from '../rulebook/lines.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { LineSum } from '../schema/lcr.ts';
import type { Unit } from './unit.ts';

/** A sum of the LCR; a flow may bring a rate of its own, a supervisor's or a scenario's, in place of its line's. */
export type WeightedSum = LineSum & { readonly rate?: Fraction };

/** Expected flows within the horizon, weighted. */
export interface Flows {
	readonly outflows: bigint;
	readonly inflows: bigint;
}

/** Gross flows in `unit`, before the inflow cap. @throws MissingFxRateError, UnknownLineError */
export function weightedFlows(sums: readonly WeightedSum[], unit: Unit, rulebook: Rulebook): Flows {
	let outflows = 0n;
	let inflows = 0n;
	for (const sum of sums) {
		if (sum.side === 'STOCK') continue;
		const weighted = unit.convert(sum.amount, sum.currency, rateOf(sum, sum.side, rulebook));
		if (sum.side === 'OUTFLOW') outflows += weighted;
		else inflows += weighted;
	}
	return { outflows, inflows };
}

/** The rate that weighs a flow. @throws UnknownLineError when the rulebook does not have the line. */
export function rateOf(sum: WeightedSum, side: 'OUTFLOW' | 'INFLOW', rulebook: Rulebook): Fraction {
	const { rate } = line(rulebook, side, sum.line);
	return sum.rate ?? rate;
}
