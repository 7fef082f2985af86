import type { Entity } from '@tideline/api';
import { useEntities } from '../query/entities.ts';
import { useViewState } from './view-state.ts';

/** The entity that the page shows; null until the list is there, or when the URL names one that does not exist. */
export function useEntity(): Entity | null {
	const { entity } = useViewState();
	const { data } = useEntities();
	return data?.find(({ entityId }) => entityId === entity) ?? null;
}
