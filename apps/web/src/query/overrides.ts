import { useMutation } from '@tanstack/react-query';
import { type CreateOverrideRequest, overrideResponse, type ReverseOverrideRequest } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

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
