import type { Fraction } from '../fraction.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { times } from './big-math.ts';
import type { Flows } from './flows.ts';
import { netOutflows } from './inflow-cap.ts';
import type { WeighedParts } from './weighed-parts.ts';

/** What the size of the bank leaves of the net outflows. */
export interface NetTerms {
	readonly outflowAdjustment: Fraction;
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

/** Outflows less the inflows that count, with the add-on. @throws RangeError for a share that the unit was not made for */
export function netCashOutflows(
	{ flows, addOn }: Pick<WeighedParts, 'flows' | 'addOn'>,
	rulebook: RulebookTables,
	{ outflowAdjustment }: NetTerms,
): NetCashOutflows {
	const { limit, capped, net } = netOutflows(flows, rulebook);
	return { ...flows, limit, capped, addOn, net: times(net + addOn, outflowAdjustment) };
}
