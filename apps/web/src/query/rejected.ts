import { useQuery } from '@tanstack/react-query';
import { rejectedResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** A rejected message with its raw bytes; it never changes. */
export function useRejectedMessage(rejectedId: string | null) {
	return useQuery({
		queryKey: ['rejected', rejectedId],
		queryFn: ({ signal }) => fetchJson({ path: `/api/rejected/${encodeURIComponent(rejectedId ?? '')}`, schema: rejectedResponse, signal }),
		enabled: rejectedId !== null,
		staleTime: Number.POSITIVE_INFINITY,
	});
}
