import { useQuery } from '@tanstack/react-query';
import { lineageResponse, rawMessage } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Where a position comes from: the rule that decided, its trades, and where their messages stand. Read anew while it is open. */
export function useLineage(key: string) {
	return useQuery({
		queryKey: ['lineage', key],
		queryFn: ({ signal }) => fetchJson({ path: `/api/positions/${encodeURIComponent(key)}/lineage`, schema: lineageResponse, signal }),
		refetchInterval: 2_000,
		staleTime: 0,
	});
}

/** Coordinates of a record in the log. */
export interface Coordinates {
	topic: string;
	partition: number;
	offset: number;
}

/** A message as its desk sent it; it never changes. */
export function useRawMessage(source: Coordinates | null) {
	return useQuery({
		queryKey: ['message', source],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/messages/${encodeURIComponent(source?.topic ?? '')}/${source?.partition}/${source?.offset}`,
				schema: rawMessage,
				signal,
			}),
		enabled: source !== null,
		staleTime: Number.POSITIVE_INFINITY,
	});
}
