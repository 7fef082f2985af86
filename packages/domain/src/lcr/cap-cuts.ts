import { type Minor, sumMinor } from '../money.ts';
import type { Ratio } from '../schema/lcr.ts';

/** The limits on what a stock is made of, in the order of the explanation; the last is a least share of level 1 other than covered bonds. */
export const COMPOSITION_LIMITS = ['LEVEL_2', 'LEVEL_2B', 'UNCOVERED_LEVEL_1'] as const;
export type CompositionLimit = (typeof COMPOSITION_LIMITS)[number];

type Cuts = Pick<Ratio, 'level2CapAdjustment' | 'level2bCapAdjustment' | 'coveredBondCapAdjustment'>;

/** What each limit takes off the stock of a ratio, in minor units of its currency; zero where it does not bind. */
export function capCuts(ratio: Cuts): Record<CompositionLimit, Minor> {
	return {
		LEVEL_2: ratio.level2CapAdjustment,
		LEVEL_2B: ratio.level2bCapAdjustment,
		UNCOVERED_LEVEL_1: ratio.coveredBondCapAdjustment,
	};
}

/** What all limits together take off. */
export function capCutTotal(ratio: Cuts): Minor {
	return sumMinor(Object.values(capCuts(ratio)));
}
