import type { CompositionCaps } from '../rulebook/rulebook.ts';
import { maxOf, minOf, times } from './big-math.ts';
import { type CapAdjustments, type Levels, uncoveredLevel1 } from './caps.ts';

/** An amount by level. */
export type LevelAmounts = Omit<Levels, 'coveredBonds'>;

/** What the limits take off, and the stock after unwind that they were found on. */
export interface FoundCuts {
	readonly adjusted: Levels;
	readonly cuts: CapAdjustments;
}

/**
 * What the limits take off each level of a stock, as far as it has any: the 15 % limit falls on level 2B, the 40 % limit on level 2A and
 * then 2B, the limit on covered bonds on those of level 1 and, where their whole share is too much beside these, on level 2. Their sum is
 * the rule's, this split is the display's.
 */
export function levelCuts(stock: Levels, { adjusted, cuts }: FoundCuts, caps: CompositionCaps): LevelAmounts {
	const covered = coveredBondCuts(adjusted, cuts, caps);
	const on2a = cuts.level2 + covered.level2a;
	const level2a = minOf(on2a, maxOf(stock.level2a, 0n));
	return {
		level1: minOf(covered.level1, maxOf(stock.coveredBonds ?? 0n, 0n)),
		level2a,
		level2b: minOf(cuts.level2b + covered.level2b + on2a - level2a, maxOf(stock.level2b, 0n)),
	};
}

const NONE: LevelAmounts = { level1: 0n, level2a: 0n, level2b: 0n };

/** The cut of the limit on covered bonds: level 2B and level 2 keep their shares of the stock that is left, covered bonds have the rest. */
function coveredBondCuts(adjusted: Levels, { level2, level2b, coveredBonds }: CapAdjustments, caps: CompositionCaps): LevelAmounts {
	if (coveredBonds === 0n || caps.stockPerUncovered === undefined) return NONE;
	const left = maxOf(times(uncoveredLevel1(adjusted), caps.stockPerUncovered), 0n);
	const counted2b = adjusted.level2b - level2b;
	const from2b = minOf(maxOf(counted2b - times(left, caps.level2b), 0n), coveredBonds);
	const counted2 = adjusted.level2a - level2 + counted2b - from2b;
	const from2a = minOf(maxOf(counted2 - times(left, caps.level2), 0n), coveredBonds - from2b);
	return { level1: coveredBonds - from2b - from2a, level2a: from2a, level2b: from2b };
}
