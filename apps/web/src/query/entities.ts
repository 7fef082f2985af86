import { useQuery } from '@tanstack/react-query';
import { type Entity, entitiesResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

const AGAIN_MS = 60_000;
/** A bank without entities is about to be fed: its first ones are seen soon after. */
const EMPTY_AGAIN_MS = 2_000;

/** The group first, then the entities by their order on the server. */
function groupFirst(entities: readonly Entity[]): Entity[] {
	return [...entities.filter(({ kind }) => kind === 'group'), ...entities.filter(({ kind }) => kind !== 'group')];
}

/** Legal entities and the group; asked for again each minute, so that a day roll and a new limit come in. */
export function useEntities() {
	return useQuery({
		queryKey: ['entities'],
		queryFn: ({ signal }) => fetchJson({ path: '/api/entities', schema: entitiesResponse, signal }),
		select: ({ entities }) => groupFirst(entities),
		refetchInterval: ({ state }) => (state.data?.entities.length === 0 ? EMPTY_AGAIN_MS : AGAIN_MS),
	});
}
