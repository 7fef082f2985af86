import { type Fraction, fraction } from '../fraction.ts';
import type { Minor } from '../money.ts';
import { cutTotal, uncoveredLevel1 } from './caps.ts';
import { levelCuts } from './level-cuts.ts';
import { type ExactRatio, exactRatio, type RatioInput, toMinor } from './ratio.ts';

/** How much of a limit is used, after unwind. Shares are of one (0.309 is 30.9 %). */
export interface CapUsage {
	readonly limit: Fraction;
	/** Share that counts; the limit itself when it binds. Null without a stock. */
	readonly share: number | null;
	/** Share before any cut. */
	readonly uncutShare: number | null;
	readonly binds: boolean;
	/** What the limit takes off the stock; zero where it does not bind. */
	readonly cut: Minor;
}

/** How far each limit of the standard is used. */
export interface CapsUsage {
	/** Level 2 share of the stock, at most 40 %. */
	readonly level2: CapUsage;
	/** Level 2B share of the stock, at most 15 %. */
	readonly level2b: CapUsage;
	/** Share of the stock that is level 1 other than covered bonds, at least 30 %; null in a rulebook that has no such limit. */
	readonly uncoveredLevel1: CapUsage | null;
	/** Share of outflows that inflows cover, at most 75 %; its cut is the inflow that does not count. */
	readonly inflows: CapUsage;
}

/** How far the limits on level 2, on level 2B, on covered bonds and on inflows are used. @throws MissingFxRateError, UnknownLineError as the ratio itself. */
export function capsUsage(input: RatioInput, exact: ExactRatio = exactRatio(input)): CapsUsage {
	const { caps, inflowCap } = input.rulebook;
	const { adjusted, cuts, unit, inflows, cappedInflows, outflows } = exact;
	const level2 = adjusted.level2a + adjusted.level2b;
	const uncut = adjusted.level1 + level2;
	const cutStock = uncut - cutTotal(cuts);
	const off = levelCuts(adjusted, exact, caps);
	return {
		level2: {
			limit: caps.level2,
			share: share(level2 - off.level2a - off.level2b, cutStock),
			uncutShare: share(level2, uncut),
			binds: cuts.level2 > 0n,
			cut: toMinor(cuts.level2, unit),
		},
		level2b: {
			limit: caps.level2b,
			share: share(adjusted.level2b - off.level2b, cutStock),
			uncutShare: share(adjusted.level2b, uncut),
			binds: cuts.level2b > 0n,
			cut: toMinor(cuts.level2b, unit),
		},
		uncoveredLevel1: caps.stockPerUncovered
			? {
					limit: fraction(caps.stockPerUncovered.den, caps.stockPerUncovered.num),
					share: share(uncoveredLevel1(adjusted), cutStock),
					uncutShare: share(uncoveredLevel1(adjusted), uncut),
					binds: cuts.coveredBonds > 0n,
					cut: toMinor(cuts.coveredBonds, unit),
				}
			: null,
		inflows: {
			limit: inflowCap,
			share: share(cappedInflows, outflows),
			uncutShare: share(inflows, outflows),
			binds: inflows > cappedInflows,
			cut: toMinor(inflows - cappedInflows, unit),
		},
	};
}

const SCALE = 1_000_000_000;

function share(part: bigint, whole: bigint): number | null {
	return whole > 0n ? Number((part * BigInt(SCALE)) / whole) / SCALE : null;
}
