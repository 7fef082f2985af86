import { useQuery } from '@tanstack/react-query';
import { type OverrideProposalRequest, previewResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';
import { catchingUp } from './problem-error.ts';

/** The book moves under the form: the preview is computed anew at this pace while the connection is live. */
const REFRESH_MS = 2_000;

/** Before and after of a proposal; the answer for the last proposal stays, marked as placeholder, until the new one is there. */
export function useOverridePreview(proposal: OverrideProposalRequest | null, live: boolean) {
	return useQuery({
		queryKey: ['override-preview', proposal],
		queryFn: ({ signal }) =>
			fetchJson({ path: '/api/overrides/preview', method: 'POST', body: { proposal }, schema: previewResponse, signal }),
		enabled: proposal !== null,
		placeholderData: (previous) => previous,
		refetchInterval: live ? REFRESH_MS : false,
		staleTime: 0,
		gcTime: 10_000,
		retry: (_, error) => catchingUp(error) !== null,
	});
}
