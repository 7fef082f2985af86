import { concernsEntity, type OverrideProposal, type OverrideState } from '@tideline/domain';

/** An override as far as it decides. */
export type Deciding = Pick<OverrideState, 'proposal'>;

/** The one of `overrides`, in the order in which they began, that decides about a target in an entity: the last; null without any. */
export function latestOverride(
	overrides: readonly Deciding[],
	kind: OverrideProposal['targetKind'],
	targetId: string | undefined,
	entityId: string,
): OverrideProposal | null {
	const found = overrides.findLast(
		({ proposal }) => proposal.targetKind === kind && proposal.targetId === targetId && concernsEntity(proposal, entityId),
	);
	return found?.proposal ?? null;
}
