import type { Fraction } from '../fraction.ts';
import { line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { LineSum } from '../schema/lcr.ts';
import type { Unit } from './unit.ts';

/** A sum of the LCR as it is weighed. */
export type WeightedSum = LineSum & {
	/** A flow's own rate, a supervisor's or a scenario's, in place of its line's. */
	readonly rate?: Fraction;
	/** An inflow that a supervisor put under the higher limit or under none; absent: the limit of all. */
	readonly inflowCap?: 'HIGHER' | 'EXEMPT';
	/** Calendar days after the calculation date that a flow falls due on, from 1; absent: money without a date. */
	readonly day?: number;
};

/** Expected flows within the horizon, weighted. */
export interface Flows {
	readonly outflows: bigint;
	/** All of them; `exempt` and `higher` are parts. */
	readonly inflows: bigint;
	readonly exempt?: bigint;
	readonly higher?: bigint;
}

/** Gross flows in `unit`, before the inflow cap. @throws MissingFxRateError, UnknownLineError */
export function weightedFlows(sums: readonly WeightedSum[], unit: Unit, rulebook: RulebookTables): Required<Flows> {
	let outflows = 0n;
	let inflows = 0n;
	let exempt = 0n;
	let higher = 0n;
	for (const sum of sums) {
		if (sum.side === 'STOCK') continue;
		const weighted = unit.convert(sum.amount, sum.currency, rateOf(sum, sum.side, rulebook));
		if (sum.side === 'OUTFLOW') {
			outflows += weighted;
			continue;
		}
		inflows += weighted;
		if (sum.inflowCap === 'EXEMPT') exempt += weighted;
		if (sum.inflowCap === 'HIGHER') higher += weighted;
	}
	return { outflows, inflows, exempt, higher };
}

/** The rate that weighs a flow. @throws UnknownLineError when the rulebook does not have the line. */
export function rateOf(sum: Pick<WeightedSum, 'line' | 'rate'>, side: 'OUTFLOW' | 'INFLOW', rulebook: RulebookTables): Fraction {
	const { rate } = line(rulebook, side, sum.line);
	return sum.rate ?? rate;
}
