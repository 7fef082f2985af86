import { useQuery } from '@tanstack/react-query';
import { lcrHistoryResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Today's ratio of an entity, a point a step (milliseconds). `connectedSince` asks anew after the connection was lost. */
export function useLcrHistory(entity: string, from: number | null, step: number, connectedSince: number) {
	return useQuery({
		queryKey: ['lcr-history', entity, from, step, connectedSince],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/lcr/history?${new URLSearchParams({ entity, from: String(from ?? 0), step: String(step) })}`,
				schema: lcrHistoryResponse,
				signal,
			}),
		enabled: from !== null,
		placeholderData: (previous) => (previous?.entityId === entity ? previous : undefined),
		refetchInterval: 300_000,
	});
}
