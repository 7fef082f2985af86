import { assertNever } from '../assert-never.ts';
import type { OverrideEvent, OverrideProposal } from '../schema/override-event.ts';
import type { OverrideState, OverrideStatus } from './override-state.ts';

export const REFUSALS = ['UNKNOWN_OVERRIDE', 'WRONG_STATUS', 'NO_PROPOSAL', 'MAKER_IS_CHECKER', 'NOT_THE_MAKER', 'NOT_EXPIRED'] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Transition =
	| { readonly kind: 'applied'; readonly state: OverrideState }
	| { readonly kind: 'refused'; readonly reason: Refusal };

/** Statuses in which an event may find the override; `null` is one that does not exist yet. */
const FROM: { readonly [Kind in OverrideEvent['kind']]: readonly (OverrideStatus | null)[] } = {
	DRAFTED: [null, 'DRAFT'],
	SUBMITTED: [null, 'DRAFT'],
	APPROVED: ['PENDING'],
	REJECTED: ['PENDING'],
	WITHDRAWN: ['DRAFT', 'PENDING'],
	EXPIRED: ['PENDING', 'APPROVED'],
	REVERSED: ['APPROVED'],
};

/** What an event does to an override, or why it does nothing. Log order decides races: the later of two loses to the status it finds. */
export function transition(state: OverrideState | undefined, event: OverrideEvent): Transition {
	const refusal = refusalOf(state, event);
	if (refusal !== null) return { kind: 'refused', reason: refusal };
	const proposal = event.proposal ?? state?.proposal;
	if (!proposal) return { kind: 'refused', reason: 'NO_PROPOSAL' };
	return { kind: 'applied', state: next(state, event, proposal) };
}

/** The fold of an override's events; an event that is refused changes nothing. Undefined until the first draft or submission. */
export function reduceOverride(state: OverrideState | undefined, event: OverrideEvent): OverrideState | undefined {
	const result = transition(state, event);
	return result.kind === 'applied' ? result.state : state;
}

function refusalOf(state: OverrideState | undefined, event: OverrideEvent): Refusal | null {
	if (!FROM[event.kind].includes(state?.status ?? null)) return state ? 'WRONG_STATUS' : 'UNKNOWN_OVERRIDE';
	switch (event.kind) {
		case 'DRAFTED':
			if (!event.proposal) return 'NO_PROPOSAL';
			return state && state.maker !== event.actor ? 'NOT_THE_MAKER' : null;
		case 'SUBMITTED':
		case 'WITHDRAWN':
			return state && state.maker !== event.actor ? 'NOT_THE_MAKER' : null;
		case 'APPROVED':
		case 'REJECTED':
			return state?.maker === event.actor ? 'MAKER_IS_CHECKER' : null;
		case 'EXPIRED':
			return state && event.at < state.proposal.expiresAt ? 'NOT_EXPIRED' : null;
		case 'REVERSED':
			return null;
		default:
			return assertNever(event.kind);
	}
}

function next(state: OverrideState | undefined, event: OverrideEvent, proposal: OverrideProposal): OverrideState {
	const decides = event.kind === 'APPROVED' || event.kind === 'REJECTED';
	return {
		overrideId: event.overrideId,
		status: statusAfter(event),
		proposal,
		maker: state?.maker ?? event.actor,
		checker: decides ? event.actor : (state?.checker ?? null),
		createdAt: state?.createdAt ?? event.at,
		changedAt: event.at,
		trail: [...(state?.trail ?? []), event],
	};
}

function statusAfter(event: OverrideEvent): OverrideStatus {
	switch (event.kind) {
		case 'DRAFTED':
			return 'DRAFT';
		case 'SUBMITTED':
			return event.approval === 'REQUIRED' ? 'PENDING' : 'APPROVED';
		case 'APPROVED':
		case 'REJECTED':
		case 'WITHDRAWN':
		case 'EXPIRED':
		case 'REVERSED':
			return event.kind;
		default:
			return assertNever(event.kind);
	}
}
