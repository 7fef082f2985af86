import type { Ratio } from '../schema/lcr.ts';
import { inCurrency } from './in-currency.ts';
import { computeRatio, type RatioInput } from './ratio.ts';

/**
 * The ratio of what stands in one currency, in that currency, with every cap applied again within it. It is for watching mismatches
 * (¶209–212) and has no limit of its own.
 */
export function currencyRatio(input: RatioInput, currency: string): Ratio {
	return computeRatio(inCurrency(input, currency));
}
