import type { RatioInput } from './ratio.ts';

/**
 * What stands in one currency, as the input of a ratio in that currency: its stock, its flows, its unwind and its part of what is trapped.
 * Nothing of another currency serves it, so it needs no rate.
 */
export function inCurrency(input: RatioInput, currency: string): RatioInput {
	const within = <T extends { readonly currency: string }>(sums: readonly T[]): T[] => sums.filter((sum) => sum.currency === currency);
	return {
		...input,
		currency,
		fxRates: NO_RATES,
		sums: within(input.sums),
		unwind: within(input.unwind),
		...(input.mismatch && { mismatch: within(input.mismatch) }),
		restricted: (input.restricted ?? []).map(({ sums, mismatch = sums }) => ({ sums: within(sums), mismatch: within(mismatch) })),
	};
}

const NO_RATES: RatioInput['fxRates'] = new Map();
