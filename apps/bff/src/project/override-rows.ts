import { assertNever, inForce, type OverrideEvent, type OverrideState, reduceOverride } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';

/** Overrides folded from their events, and how many positions carry each. */
export class OverrideRows {
	readonly #states = new Map<string, OverrideState>();
	readonly #positions = new Map<string, number>();
	#toldAt = Number.NEGATIVE_INFINITY;

	/** The id of the override when the event changed it. */
	apply(event: OverrideEvent): string | null {
		this.#toldAt = Math.max(this.#toldAt, event.at);
		const before = this.#states.get(event.overrideId);
		const after = reduceOverride(before, event);
		if (after === undefined || after === before) return null;
		this.#states.set(event.overrideId, after);
		return event.overrideId;
	}

	/** A position has changed from carrying one override to another; gives those whose count changed. */
	move(from: string | null, to: string | null): string[] {
		if (from === to) return [];
		if (from !== null) this.#positions.set(from, (this.#positions.get(from) ?? 1) - 1);
		if (to !== null) this.#positions.set(to, (this.#positions.get(to) ?? 0) + 1);
		return [from, to].filter((id): id is string => id !== null);
	}

	/** Positions that carry an override, as far as they have been read. */
	carriers(overrideId: string): number {
		return this.#positions.get(overrideId) ?? 0;
	}

	state(overrideId: string): OverrideState | undefined {
		return this.#states.get(overrideId);
	}

	/** Those that decide at `now`, in the order in which they began: of two on one target the last decides. */
	inForce(now: number): OverrideState[] {
		return [...this.#states.values()].filter((state) => inForce(state, now)).sort((a, b) => begunAt(a) - begunAt(b));
	}

	/** Those that decide for the fold, whose time moves only with the events of the log. */
	inForceByLog(): OverrideState[] {
		return this.inForce(this.#toldAt);
	}

	ids(): IterableIterator<string> {
		return this.#states.keys();
	}

	/** An override as it stands at `now`; `targetName` puts the target in words. */
	row(overrideId: string, now: number, targetName: string): OverrideRow | null {
		const state = this.#states.get(overrideId);
		if (state === undefined) return null;
		const { proposal } = state;
		const ended = isOver(state);
		return {
			overrideId,
			state: shownState(state, now),
			targetKind: proposal.targetKind,
			targetId: proposal.targetId,
			targetName,
			entityId: proposal.entityId,
			assetClass: proposal.assetClass,
			level: proposal.level,
			subclass: proposal.subclass,
			eligible: proposal.eligible,
			encumbered: proposal.encumbered,
			flowLine: proposal.flowLine,
			reasonCode: proposal.reasonCode,
			comment: proposal.comment,
			effectiveFrom: proposal.effectiveFrom,
			expiresAt: proposal.expiresAt,
			maker: state.maker,
			createdAt: state.createdAt,
			endedAt: ended ? state.changedAt : null,
			endedBy: ended ? (state.trail.at(-1)?.actor ?? null) : null,
			positions: this.carriers(overrideId),
		};
	}
}

function begunAt({ proposal, changedAt }: OverrideState): number {
	return Math.max(proposal.effectiveFrom, changedAt);
}

function isOver({ status }: OverrideState): boolean {
	return status === 'REJECTED' || status === 'WITHDRAWN' || status === 'EXPIRED' || status === 'REVERSED';
}

function shownState(state: OverrideState, now: number): OverrideRow['state'] {
	switch (state.status) {
		case 'APPROVED':
			if (inForce(state, now)) return 'IN_FORCE';
			return now < state.proposal.effectiveFrom ? 'SCHEDULED' : 'EXPIRED';
		case 'DRAFT':
		case 'PENDING':
		case 'REJECTED':
		case 'WITHDRAWN':
		case 'EXPIRED':
		case 'REVERSED':
			return state.status;
		default:
			return assertNever(state.status);
	}
}
