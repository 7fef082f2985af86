import { useQuery } from '@tanstack/react-query';
import { explainResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** A page that follows asks this often: every answer is a whole cut of the book. */
const AGAIN_MS = 3_000;

export interface ExplainQuestion {
	entity: string;
	line: string | null;
	holder: string | null;
	before: string | null;
	entry: string | null;
	/** Rows of a level at most. */
	limit: number;
}

/** A ratio opened step by step, all of one cut. While the next step is on its way the steps before it stay. */
export function useExplain({ entity, line, holder, before, entry, limit }: ExplainQuestion, live: boolean) {
	return useQuery({
		queryKey: ['explain', entity, line, holder, before, entry, limit],
		queryFn: ({ signal }) => {
			const query = new URLSearchParams({ entity, limit: String(limit) });
			for (const [name, value] of Object.entries({ line, holder, before, entry })) if (value !== null) query.set(name, value);
			return fetchJson({ path: `/api/lcr/explain?${query}`, schema: explainResponse, signal });
		},
		placeholderData: (previous) => (previous?.entityId === entity ? previous : undefined),
		refetchInterval: live ? AGAIN_MS : false,
		staleTime: 0,
	});
}
