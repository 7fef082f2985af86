import { useQuery } from '@tanstack/react-query';
import { sessionResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Who the server takes this page's person for. */
export function useSession() {
	return useQuery({
		queryKey: ['session'],
		queryFn: ({ signal }) => fetchJson({ path: '/api/session', schema: sessionResponse, signal }),
		staleTime: Number.POSITIVE_INFINITY,
	});
}
