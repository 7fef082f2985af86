import { concernsEntity, type OverrideEvent, type OverrideProposal, type OverrideState, reduceOverride } from '@tideline/domain';
import { SavedValues } from '../table/saved.ts';

/** An override that decides, and its place among those that do: of two on one target the later wins. */
export interface ActiveOverride {
	readonly overrideId: string;
	readonly proposal: OverrideProposal;
	readonly order: number;
}
export type OverrideTargetKind = OverrideProposal['targetKind'];

interface SavedOverrides {
	readonly states: Iterable<OverrideState | null>;
	readonly active: Iterable<ActiveOverride | null>;
	readonly waiting: readonly string[];
	readonly clock: number;
	readonly order: number;
}

/** Who the engine is in the events that it appends. */
const ENGINE = { actor: 'engine', actorRole: 'system', from: 'engine', approval: 'NOT_REQUIRED', proposal: null } as const;

/**
 * Overrides by what they target. Time moves only with the events of the log (`at` of the latest): a start and an expiry take effect when
 * an event says so, so that a recomputation from the log agrees with the running book.
 */
export class OverrideIndex {
	readonly #states = new Map<string, OverrideState>();
	readonly #active = new Map<string, ActiveOverride>();
	readonly #byTarget = new Map<string, ActiveOverride[]>();
	readonly #waiting = new Set<string>();
	#clock = Number.NEGATIVE_INFINITY;
	#order = 0;

	/** Folds one event and gives the proposals that begin or cease to decide. */
	apply(event: OverrideEvent): OverrideProposal[] {
		this.#clock = Math.max(this.#clock, event.at);
		const state = reduceOverride(this.#states.get(event.overrideId), event);
		const changed: OverrideProposal[] = [];
		if (state !== undefined && state !== this.#states.get(event.overrideId)) {
			this.#states.set(event.overrideId, state);
			this.#waiting.delete(event.overrideId);
			this.#end(event.overrideId, changed);
			if (state.status === 'APPROVED') this.#waiting.add(event.overrideId);
		}
		this.#beginDue(changed);
		return changed;
	}

	/** The one that decides about a target for an entity; undefined when none does. */
	find(kind: OverrideTargetKind, targetId: string, entityId: string): ActiveOverride | undefined {
		if (this.#byTarget.size === 0) return undefined;
		let found: ActiveOverride | undefined;
		for (const override of this.#byTarget.get(`${kind}|${targetId}`) ?? []) {
			if (!concernsEntity(override.proposal, entityId)) continue;
			if (found === undefined || override.order > found.order) found = override;
		}
		return found;
	}

	/** How many decide for an entity, or for any (null). */
	inForce(entityId: string | null): number {
		if (entityId === null) return this.#active.size;
		let count = 0;
		for (const { proposal } of this.#active.values()) if (concernsEntity(proposal, entityId)) count++;
		return count;
	}

	/** Those that decide for an entity, or for any (null), in the order of their ids. */
	idsInForce(entityId: string | null): string[] {
		const ids = [...this.#active.values()].flatMap(({ overrideId, proposal }) =>
			entityId === null || proposal.entityId === null || proposal.entityId === entityId ? [overrideId] : [],
		);
		return ids.sort();
	}

	state(overrideId: string): OverrideState | undefined {
		return this.#states.get(overrideId);
	}

	/** What time has done by `now` (ms) and no event says yet: expiries, and starts that nothing in the log has reached. */
	due(now: number): OverrideEvent[] {
		const events: OverrideEvent[] = [];
		for (const [overrideId, { status, proposal }] of this.#states) {
			const open = status === 'APPROVED' || status === 'PENDING';
			if (open && now >= proposal.expiresAt) {
				events.push({ ...ENGINE, overrideId, kind: 'EXPIRED', at: now, comment: 'The time that was set for it has passed.' });
			} else if (this.#waiting.has(overrideId) && now >= proposal.effectiveFrom) {
				events.push({ ...ENGINE, overrideId, kind: 'APPROVED', at: now, comment: 'The time that was set for its start has come.' });
			}
		}
		return events;
	}

	save(): SavedOverrides {
		return {
			states: new SavedValues([...this.#states.values()]),
			active: new SavedValues([...this.#active.values()]),
			waiting: [...this.#waiting],
			clock: this.#clock,
			order: this.#order,
		};
	}

	restore({ states, active, waiting, clock, order }: SavedOverrides): void {
		for (const state of states) if (state !== null) this.#states.set(state.overrideId, state);
		for (const override of active) if (override !== null) this.#begin(override);
		for (const overrideId of waiting) this.#waiting.add(overrideId);
		this.#clock = clock;
		this.#order = order;
	}

	#beginDue(changed: OverrideProposal[]): void {
		const due = [...this.#waiting]
			.flatMap((id) => this.#states.get(id) ?? [])
			.filter(({ proposal }) => proposal.effectiveFrom <= this.#clock);
		for (const { overrideId, proposal } of due.sort((a, b) => a.proposal.effectiveFrom - b.proposal.effectiveFrom)) {
			this.#waiting.delete(overrideId);
			this.#begin({ overrideId, proposal, order: ++this.#order });
			changed.push(proposal);
		}
	}

	#begin(override: ActiveOverride): void {
		this.#active.set(override.overrideId, override);
		const target = targetOf(override.proposal);
		this.#byTarget.set(target, [...(this.#byTarget.get(target) ?? []), override]);
	}

	#end(overrideId: string, changed: OverrideProposal[]): void {
		const override = this.#active.get(overrideId);
		if (override === undefined) return;
		this.#active.delete(overrideId);
		const target = targetOf(override.proposal);
		const others = (this.#byTarget.get(target) ?? []).filter((other) => other !== override);
		if (others.length === 0) this.#byTarget.delete(target);
		else this.#byTarget.set(target, others);
		changed.push(override.proposal);
	}
}

const targetOf = ({ targetKind, targetId }: OverrideProposal): string => `${targetKind}|${targetId}`;
