import { useQuery } from '@tanstack/react-query';
import { lineageResponse, positionsResponse } from '@tideline/api';
import { GROUP } from '@tideline/domain';
import { fetchJson } from './fetch-json.ts';

/** Most positions that are asked for; the answer says how many there are. */
const MAX_POSITIONS = 200;
const POSITIONS_AGAIN_MS = 5_000;
const LINEAGE_AGAIN_MS = 2_000;

/** Positions whose name, instrument, account or key has the text, in every entity; null asks nothing. Read anew while `live`. */
export function usePositionsWith(search: string | null, live = false) {
	return useQuery({
		queryKey: ['positions-with', search],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/positions?${new URLSearchParams({ entity: GROUP, search: search ?? '', limit: String(MAX_POSITIONS) })}`,
				schema: positionsResponse,
				signal,
			}),
		enabled: search !== null,
		refetchInterval: live ? POSITIONS_AGAIN_MS : false,
	});
}

/** Where a position comes from: the rules that decide, its trades, and where their messages stand; null asks nothing. Read anew while `live`. */
export function useLineage(key: string | null, live: boolean) {
	return useQuery({
		queryKey: ['lineage', key],
		queryFn: ({ signal }) =>
			fetchJson({ path: `/api/positions/${encodeURIComponent(key ?? '')}/lineage`, schema: lineageResponse, signal }),
		enabled: key !== null,
		...(live ? { refetchInterval: LINEAGE_AGAIN_MS, staleTime: 0 } : {}),
	});
}
