import type { Entity } from '@tideline/api';
import { useEntities } from '../query/entities.ts';

/** When the entity's business day was opened; the group's day begins with the first of its entities. Null while unknown. */
export function useDayStart(entity: Entity | null): number | null {
	const { data: entities } = useEntities();
	if (entity?.openedAt) return Date.parse(entity.openedAt);
	const opened = (entities ?? []).flatMap(({ openedAt }) => (openedAt ? [Date.parse(openedAt)] : []));
	return entity && opened.length > 0 ? Math.min(...opened) : null;
}
