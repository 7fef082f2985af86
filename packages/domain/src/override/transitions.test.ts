import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, NOW, overrideEvent, proposal } from '../../tests/_override.ts';
import { OVERRIDE_EVENT_KINDS, type OverrideEvent } from '../schema/override-event.ts';
import { inForce } from './in-force.ts';
import type { OverrideState } from './override-state.ts';
import { reduceOverride, type Transition, transition } from './transitions.ts';

function fold(...events: OverrideEvent[]): OverrideState | undefined {
	return events.reduce<OverrideState | undefined>(reduceOverride, undefined);
}
const refusal = (state: OverrideState | undefined, event: OverrideEvent): Transition => transition(state, event);
const submitted = overrideEvent('SUBMITTED');
const pending = overrideEvent('SUBMITTED', { approval: 'REQUIRED' });
const byChecker = { actor: 'okafor', actorRole: 'approver' };

describe('events that are refused', () => {
	test('the first event must draft or submit', () => {
		expect(refusal(undefined, overrideEvent('REVERSED'))).toEqual({ kind: 'refused', reason: 'UNKNOWN_OVERRIDE' });
		expect(refusal(undefined, overrideEvent('SUBMITTED', { proposal: null }))).toEqual({ kind: 'refused', reason: 'NO_PROPOSAL' });
	});

	test('the maker is never the checker', () => {
		expect(refusal(fold(pending), overrideEvent('APPROVED'))).toEqual({ kind: 'refused', reason: 'MAKER_IS_CHECKER' });
		expect(refusal(fold(pending), overrideEvent('REJECTED'))).toEqual({ kind: 'refused', reason: 'MAKER_IS_CHECKER' });
	});

	test('only the maker edits, submits and withdraws', () => {
		const draft = fold(overrideEvent('DRAFTED'));
		for (const kind of ['DRAFTED', 'SUBMITTED', 'WITHDRAWN'] as const) {
			expect(refusal(draft, overrideEvent(kind, byChecker))).toEqual({ kind: 'refused', reason: 'NOT_THE_MAKER' });
		}
	});

	test('nothing expires before its time', () => {
		const early = overrideEvent('EXPIRED', { actor: 'engine', at: proposal.expiresAt - 1 });
		expect(refusal(fold(submitted), early)).toEqual({ kind: 'refused', reason: 'NOT_EXPIRED' });
	});

	test('log order decides a race: the second of two finds another status', () => {
		const approved = fold(pending, overrideEvent('APPROVED', byChecker), overrideEvent('REJECTED', { ...byChecker, actor: 'tan' }));
		expect(approved).toMatchObject({ status: 'APPROVED', checker: 'okafor' });
		expect(fold(submitted, overrideEvent('REVERSED'), overrideEvent('REVERSED'))?.trail).toHaveLength(2);
	});

	test('change nothing', () => {
		const state = fold(submitted);
		expect(reduceOverride(state, overrideEvent('WITHDRAWN'))).toBe(state);
	});
});

describe('the life of an override', () => {
	test('a submission that needs no approval decides at once', () => {
		expect(fold(submitted)).toMatchObject({ status: 'APPROVED', maker: 'moreau', checker: null, createdAt: NOW });
	});

	test('one that needs approval waits for a second person', () => {
		expect(fold(pending)?.status).toBe('PENDING');
		expect(fold(pending, overrideEvent('APPROVED', byChecker))).toMatchObject({ status: 'APPROVED', checker: 'okafor' });
		expect(fold(pending, overrideEvent('REJECTED', byChecker))?.status).toBe('REJECTED');
	});

	test('a draft is edited, submitted with its last proposal, or withdrawn', () => {
		const edited = overrideEvent('DRAFTED', { proposal: { ...proposal, comment: 'Second thought.' } });
		const state = fold(overrideEvent('DRAFTED'), edited, overrideEvent('SUBMITTED', { proposal: null }));
		expect(state).toMatchObject({ status: 'APPROVED', proposal: { comment: 'Second thought.' } });
		expect(fold(overrideEvent('DRAFTED'), overrideEvent('WITHDRAWN'))?.status).toBe('WITHDRAWN');
	});

	test('ends by expiry or by reversal, pending ones by expiry too', () => {
		const expired = overrideEvent('EXPIRED', { actor: 'engine', at: proposal.expiresAt });
		expect(fold(submitted, expired)?.status).toBe('EXPIRED');
		expect(fold(pending, expired)?.status).toBe('EXPIRED');
		expect(fold(submitted, overrideEvent('REVERSED', byChecker))?.status).toBe('REVERSED');
	});

	test('any events in any order leave a state whose trail folds to itself', () => {
		const event = fc
			.record({ kind: fc.constantFrom(...OVERRIDE_EVENT_KINDS), actor: fc.constantFrom('moreau', 'okafor'), days: fc.nat(20) })
			.map(({ kind, actor, days }) => overrideEvent(kind, { actor, at: NOW + days * DAY }));
		fc.assert(
			fc.property(fc.array(event, { maxLength: 12 }), (events) => {
				const state = fold(...events);
				expect(fold(...(state?.trail ?? []))).toEqual(state);
			}),
		);
	});
});

describe('in force', () => {
	test('from its start up to, not including, its expiry', () => {
		const state = fold(submitted) as OverrideState;
		expect([NOW - 1, NOW, proposal.expiresAt - 1, proposal.expiresAt].map((at) => inForce(state, at))).toEqual([false, true, true, false]);
	});

	test('not while it waits, nor after it was reversed', () => {
		expect(inForce(fold(pending) as OverrideState, NOW)).toBe(false);
		expect(inForce(fold(submitted, overrideEvent('REVERSED')) as OverrideState, NOW)).toBe(false);
	});
});
