import { useQuery } from '@tanstack/react-query';
import { type WhatIfRequest, whatIfResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';
import { catchingUp } from './problem-error.ts';

/** The book moves under a scenario: it is computed anew at this pace while the connection is live. */
const REFRESH_MS = 10_000;

/** Before and after of a scenario; the answer for the last one stays, marked as placeholder, until the new one is there. */
export function useWhatIf(request: WhatIfRequest | null, live: boolean) {
	return useQuery({
		queryKey: ['what-if', request],
		queryFn: ({ signal }) => fetchJson({ path: '/api/what-if', method: 'POST', body: request, schema: whatIfResponse, signal }),
		enabled: request !== null,
		placeholderData: (previous) => previous,
		refetchInterval: live && request?.source.kind === 'live' ? REFRESH_MS : false,
		staleTime: 0,
		gcTime: 10_000,
		retry: (_, error) => catchingUp(error) !== null,
	});
}
