import { useQuery } from '@tanstack/react-query';
import { type ClosedDaysResponse, closedDayResponse, closedDaysResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

export const CLOSED_DAYS = 'closed-days';
const AGAIN_MS = 60_000;
export type ClosedDay = ClosedDaysResponse['days'][number];

/** The closed days of an entity, the newest first, and when its days rolled. */
export function useClosedDays(entity: string) {
	return useQuery({
		queryKey: [CLOSED_DAYS, entity],
		queryFn: ({ signal }) => fetchJson({ path: `/api/lcr/days?${new URLSearchParams({ entity })}`, schema: closedDaysResponse, signal }),
		refetchInterval: AGAIN_MS,
		refetchOnReconnect: 'always',
	});
}

/** One closed day whole; it never changes. */
export function useClosedDay(entity: string, date: string | null) {
	return useQuery({
		queryKey: ['closed-day', entity, date],
		queryFn: ({ signal }) =>
			fetchJson({ path: `/api/lcr/closed?${new URLSearchParams({ entity, date: date ?? '' })}`, schema: closedDayResponse, signal }),
		enabled: date !== null,
		staleTime: Number.POSITIVE_INFINITY,
	});
}
