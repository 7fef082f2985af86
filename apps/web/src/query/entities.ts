import { useQuery } from '@tanstack/react-query';
import { type Entity, entitiesResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

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
		refetchInterval: 60_000,
	});
}
