import type { OverrideState } from './override-state.ts';

/** Whether an override decides at an instant: approved, begun, and not yet expired (the expiry itself is outside). */
export function inForce(state: OverrideState, at: number): boolean {
	return state.status === 'APPROVED' && state.proposal.effectiveFrom <= at && at < state.proposal.expiresAt;
}
