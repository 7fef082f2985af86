import type { Entity } from '@tideline/api';
import { type ClosedDay, startOfDay } from '@tideline/domain';
import { useShownClosedDay } from './closed-day-context.ts';
import { useDayStart } from './use-day-start.ts';

/** When a closed day was opened; that of a group with the calendar's day, because its entities open one by one. */
export const openingOf = ({ date, openedAt }: Pick<ClosedDay, 'date' | 'openedAt'>, timeZone: string): number =>
	openedAt ?? startOfDay(date, timeZone);

/** From when to when the day goes that the page shows: now, whose end is open, or a closed one. `from` is null while unknown. */
export function useShownDay(entity: Entity | null): { from: number | null; to: number | null } {
	const start = useDayStart(entity);
	const closed = useShownClosedDay();
	return closed === null ? { from: start, to: null } : { from: openingOf(closed, entity?.timeZone ?? 'UTC'), to: closed.closedAt };
}
