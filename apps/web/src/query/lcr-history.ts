import { useQuery } from '@tanstack/react-query';
import { lcrHistoryResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** From where to where a trend goes, ms since the epoch; without an end it goes on. */
export interface Span {
	from: number | null;
	to?: number | undefined;
}

/** The ratio of an entity over a time, a point a step (milliseconds). After a lost connection it is asked for anew. */
export function useLcrHistory(entity: string, { from, to }: Span, step: number) {
	return useQuery({
		queryKey: ['lcr-history', entity, from, to ?? null, step],
		queryFn: ({ signal }) => {
			const span = { from: String(from ?? 0), ...(to === undefined ? {} : { to: String(to) }) };
			return fetchJson({
				path: `/api/lcr/history?${new URLSearchParams({ entity, ...span, step: String(step) })}`,
				schema: lcrHistoryResponse,
				signal,
			});
		},
		enabled: from !== null,
		placeholderData: (previous) => (previous?.entityId === entity && previous.step === step ? previous : undefined),
		refetchInterval: to === undefined ? 300_000 : false,
		refetchOnReconnect: 'always',
	});
}
