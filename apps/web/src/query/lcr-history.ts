import { useQuery } from '@tanstack/react-query';
import { lcrHistoryResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Today's ratio of an entity, a point a step (milliseconds). After a lost connection it is asked for anew. */
export function useLcrHistory(entity: string, from: number | null, step: number) {
	return useQuery({
		queryKey: ['lcr-history', entity, from, step],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/lcr/history?${new URLSearchParams({ entity, from: String(from ?? 0), step: String(step) })}`,
				schema: lcrHistoryResponse,
				signal,
			}),
		enabled: from !== null,
		placeholderData: (previous) => (previous?.entityId === entity ? previous : undefined),
		refetchInterval: 300_000,
		refetchOnReconnect: 'always',
	});
}
