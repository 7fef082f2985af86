import type { Entity } from '@tideline/api';
import { dayOfInstant, entityCalendar, latestBusinessDay, parseDay } from '@tideline/domain';
import { useEntities } from '../query/entities.ts';
import { useNow } from '../stream/use-now.ts';
import { useShownClosedDay } from './closed-day-context.ts';

/** The business day that the figures are of, as days since 1970; `over` when a later one has begun by the entity's calendar, which has no weekends. */
export interface BusinessDate {
	day: number;
	over: boolean;
}

/** The business day of an entity; that of the group is the latest of its entities'. Null before one is open. */
export function useBusinessDate(entity: Entity | null): BusinessDate | null {
	const { data: entities } = useEntities();
	const now = useNow();
	const closed = useShownClosedDay();
	if (closed !== null) return { day: closed.date, over: true };
	if (!entity) return null;
	return businessDateOf(entity, entities ?? [], now);
}

export function businessDateOf(entity: Entity, entities: readonly Entity[], now: number): BusinessDate | null {
	const dates = entity.businessDate === null ? entities.flatMap(({ businessDate }) => businessDate ?? []) : [entity.businessDate];
	const latest = dates.sort().at(-1);
	if (latest === undefined) return null;
	const day = parseDay(latest);
	return { day, over: day < latestBusinessDay(dayOfInstant(now, entity.timeZone), entityCalendar(entity)) };
}
