import { rulebook } from '../rulebook/rulebooks.ts';
import type { Lcr } from '../schema/lcr.ts';
import { parseFxRates } from './fx-rate.ts';
import type { RatioInput } from './ratio.ts';

/** The part of an `lcr` record that its ratio follows from. */
export type LcrSums = Pick<Lcr, 'sums' | 'unwind' | 'fxRates' | 'currency' | 'rulebook'> & Partial<Pick<Lcr, 'trapped'>>;

/** @throws BadDecimalError when the record was not written by this software. */
export function ratioInput({ sums, unwind, fxRates, currency, rulebook: id, trapped = [] }: LcrSums): RatioInput {
	return { sums, unwind, fxRates: parseFxRates(fxRates), currency, rulebook: rulebook(id), restricted: trapped };
}
