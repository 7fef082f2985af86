import type { Fraction } from '../fraction.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { times } from './big-math.ts';
import { type Flows, type WeightedSum, weightedFlows } from './flows.ts';
import { netOutflows } from './inflow-cap.ts';
import { type DaySum, maturityMismatch } from './maturity-mismatch.ts';
import type { Unit } from './unit.ts';

/** What the size of the bank leaves of the net outflows. */
export interface NetTerms {
	readonly outflowAdjustment: Fraction;
	/** The flows by day, where the sums do not carry their days. */
	readonly mismatch?: readonly DaySum[];
}

/** The denominator of a ratio with its parts, in the unit of the ratio. */
export interface NetCashOutflows extends Required<Flows> {
	/** What inflows may cover at most, and what they do. */
	readonly limit: bigint;
	readonly capped: bigint;
	/** What the maturity mismatch of the flows adds. */
	readonly addOn: bigint;
	readonly net: bigint;
}

/** Outflows less the inflows that count, with the add-on. @throws MissingFxRateError, UnknownLineError; RangeError for a share that the unit was not made for */
export function netCashOutflows(
	sums: readonly WeightedSum[],
	unit: Unit,
	rulebook: RulebookTables,
	{ outflowAdjustment, mismatch = sums }: NetTerms,
): NetCashOutflows {
	const flows = weightedFlows(sums, unit, rulebook);
	const { limit, capped, net } = netOutflows(flows, rulebook);
	const addOn = maturityMismatch(mismatch, unit, rulebook);
	return { ...flows, limit, capped, addOn, net: times(net + addOn, outflowAdjustment) };
}
