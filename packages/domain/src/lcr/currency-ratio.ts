import type { Ratio } from '../schema/lcr.ts';
import { computeRatio, type RatioInput } from './ratio.ts';

/**
 * The ratio of what stands in one currency, in that currency: its HQLA, its flows, its unwind and its part of what is trapped, with every
 * cap applied again within it. Nothing of another currency helps: the ratio is for watching mismatches (¶209–212) and has no limit of its own.
 */
export function currencyRatio(input: RatioInput, currency: string): Ratio {
	const within = <T extends { readonly currency: string }>(sums: readonly T[]) => sums.filter((sum) => sum.currency === currency);
	return computeRatio({
		...input,
		currency,
		fxRates: NO_RATES,
		sums: within(input.sums),
		unwind: within(input.unwind),
		...(input.mismatch && { mismatch: within(input.mismatch) }),
		restricted: (input.restricted ?? []).map(({ sums }) => ({ sums: within(sums) })),
	});
}

const NO_RATES: RatioInput['fxRates'] = new Map();
