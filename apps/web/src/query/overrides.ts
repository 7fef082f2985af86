import { useMutation, useQuery } from '@tanstack/react-query';
import { type CreateOverrideRequest, overrideResponse, overrideReversal, overrideTrail, type ReverseOverrideRequest } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';
import { catchingUp } from './problem-error.ts';

/** The book moves: what a reversal would do is computed anew at this pace while it is asked for. */
const REVERSAL_MS = 2_000;

/** The client names an override, so that sending it twice creates it once. */
export const newOverrideId = (): string => `OV-${crypto.randomUUID()}`;

/** The name of an override where there is little room: `OV-1f0c2a9b`. */
export const shortOverrideId = (overrideId: string): string => overrideId.slice(0, 11);

/** Puts an override into the log. The answer comes when it stands there; its effect follows on the streams. */
export function useCreateOverride() {
	return useMutation({
		mutationFn: (request: CreateOverrideRequest) =>
			fetchJson({ path: '/api/overrides', method: 'POST', body: request, schema: overrideResponse }),
	});
}

/** Ends an override before its time; what it changed falls back to what the rules say. */
export function useReverseOverride() {
	return useMutation({
		mutationFn: ({ overrideId, ...request }: ReverseOverrideRequest & { overrideId: string }) =>
			fetchJson({
				path: `/api/overrides/${encodeURIComponent(overrideId)}/reverse`,
				method: 'POST',
				body: request,
				schema: overrideResponse,
			}),
	});
}

/** Every event of an override; `state` is its state in the list, so that a new one asks anew. */
export function useOverrideTrail(overrideId: string, state: string) {
	return useQuery({
		queryKey: ['override-trail', overrideId, state],
		queryFn: ({ signal }) => fetchJson({ path: `/api/overrides/${encodeURIComponent(overrideId)}`, schema: overrideTrail, signal }),
	});
}

/** What the reversal of an override would do now; null asks nothing. */
export function useOverrideReversal(overrideId: string | null) {
	return useQuery({
		queryKey: ['override-reversal', overrideId],
		queryFn: ({ signal }) =>
			fetchJson({ path: `/api/overrides/${encodeURIComponent(overrideId ?? '')}/reversal`, schema: overrideReversal, signal }),
		enabled: overrideId !== null,
		refetchInterval: REVERSAL_MS,
		staleTime: 0,
		gcTime: 10_000,
		retry: (_, error) => catchingUp(error) !== null,
	});
}
