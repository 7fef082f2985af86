import type { Entity } from '@tideline/api';
import { dayOfInstant, parseDay } from '@tideline/domain';
import { useEntities } from '../query/entities.ts';
import { useNow } from '../stream/use-now.ts';

/** The business day that the figures are of, as days since 1970; `over` when the entity's calendar is past it. */
export interface BusinessDate {
	day: number;
	over: boolean;
}

/** The business day of an entity; that of the group is the latest of its entities'. Null before one is open. */
export function useBusinessDate(entity: Entity | null): BusinessDate | null {
	const { data: entities } = useEntities();
	const now = useNow();
	if (!entity) return null;
	return businessDateOf(entity, entities ?? [], now);
}

export function businessDateOf(entity: Entity, entities: readonly Entity[], now: number): BusinessDate | null {
	const dates = entity.businessDate === null ? entities.flatMap(({ businessDate }) => businessDate ?? []) : [entity.businessDate];
	const latest = dates.sort().at(-1);
	if (latest === undefined) return null;
	const day = parseDay(latest);
	return { day, over: day < dayOfInstant(now, entity.timeZone) };
}
