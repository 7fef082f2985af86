import type { Fraction } from '../fraction.ts';
import type { Minor } from '../money.ts';
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
	/** Share of outflows that inflows cover, at most 75 %; its cut is the inflow that does not count. */
	readonly inflows: CapUsage;
}

/** How far the caps on level 2, on level 2B and on inflows are used. @throws MissingFxRateError, UnknownLineError as the ratio itself. */
export function capsUsage(input: RatioInput, exact: ExactRatio = exactRatio(input)): CapsUsage {
	const { caps, inflowCap } = input.rulebook;
	const { adjusted, cuts, unit, inflows, cappedInflows, outflows } = exact;
	const level2 = adjusted.level2a + adjusted.level2b;
	const uncut = adjusted.level1 + level2;
	const cutStock = uncut - cuts.level2b - cuts.level2;
	return {
		level2: {
			limit: caps.level2,
			share: share(level2 - cuts.level2b - cuts.level2, cutStock),
			uncutShare: share(level2, uncut),
			binds: cuts.level2 > 0n,
			cut: toMinor(cuts.level2, unit),
		},
		level2b: {
			limit: caps.level2b,
			share: share(adjusted.level2b - cuts.level2b, cutStock),
			uncutShare: share(adjusted.level2b, uncut),
			binds: cuts.level2b > 0n,
			cut: toMinor(cuts.level2b, unit),
		},
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
