import type { OverrideProposal } from '../schema/override-event.ts';

/** Whether an override decides in an entity: one that names none does in each. */
export function concernsEntity(override: Pick<OverrideProposal, 'entityId'>, entityId: string): boolean {
	return override.entityId === null || override.entityId === entityId;
}
