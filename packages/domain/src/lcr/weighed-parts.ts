import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { UnwindSum } from '../schema/lcr.ts';
import type { Levels } from './caps.ts';
import { type Flows, type WeightedSum, weightedFlows } from './flows.ts';
import { type DaySum, maturityMismatch } from './maturity-mismatch.ts';
import { exchangedStock, heldStock } from './stock.ts';
import type { Unit } from './unit.ts';

/** What a ratio is made of once every sum is weighed, in the unit of the ratio. Each part adds up over sums, so that a fold can carry it on. */
export interface WeighedParts {
	/** The stock held by level, before the caps. */
	readonly stock: Levels;
	/** What the end of the secured deals would add to each level. */
	readonly exchanged: Levels;
	readonly flows: Required<Flows>;
	/** What the maturity mismatch of the flows adds to the net outflows. */
	readonly addOn: bigint;
}

/** Sums that are still to be weighed. */
export interface UnweighedSums {
	readonly sums: readonly WeightedSum[];
	readonly unwind?: readonly UnwindSum[];
	/** The flows by day; absent: `sums`, where they carry their days. */
	readonly mismatch?: readonly DaySum[];
}

/** @throws MissingFxRateError, UnknownLineError */
export function weighedParts({ sums, unwind = [], mismatch = sums }: UnweighedSums, unit: Unit, rulebook: RulebookTables): WeighedParts {
	return {
		stock: heldStock(sums, unit, rulebook),
		exchanged: exchangedStock(unwind, unit, rulebook),
		flows: weightedFlows(sums, unit, rulebook),
		addOn: maturityMismatch(mismatch, unit, rulebook),
	};
}
