import { parseFraction } from '../fraction.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { Lcr } from '../schema/lcr.ts';
import { daySums } from './day-runs.ts';
import { parseFxRates } from './fx-rate.ts';
import type { RatioInput } from './ratio.ts';

/** The part of an `lcr` record that its ratio follows from. */
export type LcrSums = Pick<Lcr, 'sums' | 'unwind' | 'fxRates' | 'currency' | 'rulebook'> &
	Partial<Pick<Lcr, 'trapped' | 'mismatch' | 'outflowAdjustment'>>;

/** @throws BadDecimalError when the record was not written by this software. */
export function ratioInput({ sums, unwind, fxRates, currency, rulebook: id, ...rest }: LcrSums): RatioInput {
	const { trapped = [], mismatch = [], outflowAdjustment = '1' } = rest;
	return {
		sums,
		unwind,
		fxRates: parseFxRates(fxRates),
		currency,
		rulebook: rulebook(id),
		mismatch: daySums(mismatch),
		outflowAdjustment: parseFraction(outflowAdjustment),
		restricted: trapped.map((one) => ({ sums: one.sums, mismatch: daySums(one.mismatch) })),
	};
}
