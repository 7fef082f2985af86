import { useQuery } from '@tanstack/react-query';
import { lineageResponse, positionsResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Most positions that are asked for; what is shown says how many there are. */
const LIMIT = 200;

/** Positions whose name, instrument, account or key has the text, in every entity; read anew while `live`. */
export function usePositionsWith(search: string | null, live = false) {
	return useQuery({
		queryKey: ['positions-with', search],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/positions?${new URLSearchParams({ entity: 'GROUP', search: search ?? '', limit: String(LIMIT) })}`,
				schema: positionsResponse,
				signal,
			}),
		enabled: search !== null,
		refetchInterval: live ? 5_000 : false,
	});
}

/** Where a position comes from, without and with its override; null asks nothing. */
export function useCarrierLineage(key: string | null) {
	return useQuery({
		queryKey: ['lineage', key],
		queryFn: ({ signal }) =>
			fetchJson({ path: `/api/positions/${encodeURIComponent(key ?? '')}/lineage`, schema: lineageResponse, signal }),
		enabled: key !== null,
	});
}
