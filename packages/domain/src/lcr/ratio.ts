import type { Fraction } from '../fraction.ts';
import { type Minor, minor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { Ratio, UnwindSum } from '../schema/lcr.ts';
import { divideHalfEven } from './big-math.ts';
import { type CapAdjustments, capAdjustments, cutTotal, type Levels } from './caps.ts';
import type { Flows, WeightedSum } from './flows.ts';
import type { FxRate } from './fx-rate.ts';
import type { DaySum } from './maturity-mismatch.ts';
import { netCashOutflows } from './net-cash-outflows.ts';
import { unwoundStock } from './stock.ts';
import { type RestrictedEntity, type Surplus, surplus, withoutTrapped } from './trapped.ts';
import { createUnit, type Unit } from './unit.ts';
import { type WeighedParts, weighedParts } from './weighed-parts.ts';

/** What a ratio is computed from: exact sums by line and currency, never positions. */
export interface RatioInput {
	readonly sums: readonly WeightedSum[];
	readonly unwind: readonly UnwindSum[];
	/** Units of the reporting currency for one unit; the reporting currency itself needs none. */
	readonly fxRates: ReadonlyMap<string, FxRate>;
	/** The reporting currency. */
	readonly currency: string;
	readonly rulebook: RulebookTables;
	/** The flows by day that a maturity mismatch is computed from; absent: `sums`, where they carry their days. */
	readonly mismatch?: readonly DaySum[];
	/** Share of the net outflows that the size of the bank leaves, one of the rulebook's; absent: all of them. */
	readonly outflowAdjustment?: Fraction;
	/** Of a group: entities whose surplus stays with them. */
	readonly restricted?: readonly RestrictedEntity[];
}

/** A ratio before rounding, in the unit that makes every figure whole. */
export interface ExactRatio extends Flows {
	readonly unit: Unit;
	/** The stock that counts before the caps: without what is trapped. */
	readonly held: Levels;
	readonly adjusted: Levels;
	readonly cuts: CapAdjustments;
	readonly hqla: bigint;
	/** What inflows may cover at most. */
	readonly inflowLimit: bigint;
	readonly cappedInflows: bigint;
	/** What the maturity mismatch of the flows adds to the net outflows. */
	readonly addOn: bigint;
	readonly netCashOutflows: bigint;
	/** In the order of the input's restricted entities. */
	readonly surpluses: readonly Surplus[];
}

const WHOLE: Fraction = { num: 1, den: 1 };
const NONE: readonly RestrictedEntity[] = [];

/** Decimals of the ratio itself; it is a quotient and has no exact decimal form. */
const RATIO_SCALE = 1_000_000_000_000;

/**
 * @param unit of the input, where it is at hand already
 * @throws MissingFxRateError for a currency without a rate
 * @throws UnknownLineError for a line that the rulebook does not have
 */
export function exactRatio(input: RatioInput, unit: Unit = unitOf(input)): ExactRatio {
	const { rulebook, outflowAdjustment = WHOLE, restricted = NONE } = input;
	const parts = restricted.map((entity) => weighedParts(entity, unit, rulebook));
	return ratioOfParts(weighedParts(input, unit, rulebook), parts, { unit, rulebook, outflowAdjustment });
}

/** Under what weighed parts become a ratio. */
export type RatioTerms = Pick<RatioInput, 'rulebook'> & Required<Pick<RatioInput, 'outflowAdjustment'>> & { readonly unit: Unit };

/** The ratio of sums that are weighed already. `restricted`: those of each entity of a group whose surplus stays with it. */
export function ratioOfParts(parts: WeighedParts, restricted: readonly WeighedParts[], terms: RatioTerms): ExactRatio {
	const { unit, rulebook } = terms;
	const surpluses = restricted.map((entity) => surplus(entity, rulebook, terms));
	const held = withoutTrapped(
		parts.stock,
		surpluses.map(({ trapped }) => trapped),
	);
	const adjusted = unwoundStock(held, parts.exchanged);
	const cuts = capAdjustments(held, adjusted, rulebook.caps);
	const { limit, capped, net, ...flows } = netCashOutflows(parts, rulebook, terms);
	return {
		...flows,
		unit,
		held,
		adjusted,
		cuts,
		hqla: held.level1 + held.level2a + held.level2b - cutTotal(cuts),
		inflowLimit: limit,
		cappedInflows: capped,
		netCashOutflows: net,
		surpluses,
	};
}

function unitOf({ sums, fxRates, currency, rulebook }: RatioInput): Unit {
	return createUnit({ fxRates, currency, rulebook, shares: sums.map((sum) => sum.rate).filter((rate) => rate !== undefined) });
}

/** A ratio and what it is a quotient of. */
export type RatioFigures = Pick<Ratio, 'hqla' | 'netCashOutflows' | 'lcr'>;

/** As `computeRatio` rounds them, without the parts. */
export function ratioFigures({ hqla, netCashOutflows, unit }: ExactRatio): RatioFigures {
	return { hqla: toMinor(hqla, unit), netCashOutflows: toMinor(netCashOutflows, unit), lcr: quotient(hqla, netCashOutflows) };
}

/** The ratio and its parts in the reporting currency, each rounded once, half even; `lcr` comes from the unrounded values. */
export function computeRatio(input: RatioInput, exact: ExactRatio = exactRatio(input)): Ratio {
	return roundedRatio(exact);
}

/** As `computeRatio`, of a ratio that is at hand. */
export function roundedRatio(exact: ExactRatio): Ratio {
	const { held, adjusted, cuts } = exact;
	const rounded = (value: bigint): Minor => toMinor(value, exact.unit);
	return {
		level1: rounded(held.level1),
		level2a: rounded(held.level2a),
		level2b: rounded(held.level2b),
		adjustedLevel1: rounded(adjusted.level1),
		adjustedLevel2a: rounded(adjusted.level2a),
		adjustedLevel2b: rounded(adjusted.level2b),
		level2bCapAdjustment: rounded(cuts.level2b),
		level2CapAdjustment: rounded(cuts.level2),
		coveredBondCapAdjustment: rounded(cuts.coveredBonds),
		...ratioFigures(exact),
		grossOutflows: rounded(exact.outflows),
		grossInflows: rounded(exact.inflows),
		cappedInflows: rounded(exact.cappedInflows),
	};
}

/** Rounded once, half to even. @throws RangeError when the amount is past the safe integers. */
export function toMinor(value: bigint, unit: Unit): Minor {
	return minor(Number(divideHalfEven(value, unit.perMinor)));
}

/** Null when there is no net outflow: no outflow, no ratio. */
function quotient(hqla: bigint, netCashOutflows: bigint): number | null {
	if (netCashOutflows <= 0n) return null;
	return Number(divideHalfEven(hqla * BigInt(RATIO_SCALE), netCashOutflows)) / RATIO_SCALE;
}
