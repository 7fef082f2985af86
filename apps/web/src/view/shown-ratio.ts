import { type Lcr, type LimitState, type Limits, limitState, type Ratio } from '@tideline/domain';
import type { View } from './view-state.ts';

/** The ratio with the overrides in force, or as the desks booked it. */
export function shownRatio(lcr: Lcr, view: View): Ratio {
	return view === 'booked' ? lcr.booked : lcr;
}

/** The state that the engine gave the ratio; as booked has no memory, so its state is read off the ratio alone. */
export function shownLimitState(lcr: Lcr, view: View, limits: Limits): LimitState {
	return view === 'booked' ? limitState(lcr.booked.lcr, limits, null) : lcr.limitState;
}
