import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ladderFlowsResponse, ladderResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** The ladder of an entity. While a new choice is on its way the last one stays; another entity's is never shown in its place. */
export function useLadder(entity: string, search: URLSearchParams) {
	return useQuery({
		queryKey: ['ladder', entity, search.toString()],
		queryFn: ({ signal }) => fetchJson({ path: `/api/ladder?${search}`, schema: ladderResponse, signal }),
		placeholderData: (previous) => (previous?.entityId === entity ? previous : undefined),
		refetchOnReconnect: 'always',
	});
}

/** The flows behind a figure of the ladder as of a record of the LCR: with another sequence they are asked for anew. */
export function useLadderFlows(search: URLSearchParams, sequence: number) {
	return useQuery({
		queryKey: ['ladder-flows', search.toString(), sequence],
		queryFn: ({ signal }) => fetchJson({ path: `/api/ladder/flows?${search}`, schema: ladderFlowsResponse, signal }),
		placeholderData: keepPreviousData,
	});
}
