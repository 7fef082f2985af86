import { type EntityRecord, type Lcr, type Position, type RulebookId, splitIntragroup } from '@tideline/domain';
import { standingOf } from './decision.ts';
import type { Projection } from './projection.ts';

/** How holdings and flows count: for the entity that has them, or for its group, under one rulebook and without what is between its entities. */
export type EffectView = { readonly kind: 'own' } | { readonly kind: 'group'; readonly rulebook: RulebookId };

export const OWN: EffectView = { kind: 'own' };

/** Of a ratio: the group's, or an entity's own. */
export function viewOf(
	{ entityId, rulebook }: Pick<Lcr, 'entityId' | 'rulebook'>,
	{ reference }: Pick<Projection, 'reference'>,
): EffectView {
	return reference.entities.get(entityId)?.kind === 'group' ? { kind: 'group', rulebook } : OWN;
}

export function rulebookIn(view: EffectView, entity: Pick<EntityRecord, 'rulebook'>): RulebookId {
	return view.kind === 'group' ? view.rulebook : entity.rulebook;
}

/** Whether what is dealt with a counterparty counts in the view. */
export function countsIn(view: EffectView, counterpartyId: string | null, { reference }: Pick<Projection, 'reference'>): boolean {
	return view.kind === 'own' || !reference.isIntragroup(counterpartyId);
}

/** A position as the view has it, under the override that decides about it now; its record is what its entity has. */
export function seenIn(view: EffectView, position: Position, { reference, overrides }: Projection): Position {
	if (view.kind === 'own') return position;
	const { outside } = splitIntragroup(position);
	if (view.rulebook === position.rulebook) return outside;
	const restated = { ...outside, rulebook: view.rulebook };
	const override = position.overrideId === null ? undefined : overrides.state(position.overrideId);
	const standing = standingOf(restated, override?.proposal ?? null, reference);
	if (standing === null) return restated;
	const { level, subclass, eligible, ruleId } = standing;
	return { ...restated, level, subclass, eligible, ruleId };
}
