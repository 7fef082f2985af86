import type { OverrideState } from './override-state.ts';

/** Whether an override decides at an instant: approved, begun, and not yet expired (the expiry itself is outside). */
export function inForce(state: OverrideState, at: number): boolean {
	return state.status === 'APPROVED' && state.proposal.effectiveFrom <= at && at < state.proposal.expiresAt;
}

/** Whether time has ended it and no event says so yet. */
export function isExpiryDue(state: OverrideState, at: number): boolean {
	return (state.status === 'APPROVED' || state.status === 'PENDING') && at >= state.proposal.expiresAt;
}
