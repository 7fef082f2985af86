import { useMutation, useQuery } from '@tanstack/react-query';
import {
	closeResponse,
	type MendRequest,
	mendResponse,
	mendVerdict,
	type ReplayRequest,
	rejectedGroupsResponse,
	rejectedResponse,
	replayResponse,
} from '@tideline/api';
import { fetchJson } from './fetch-json.ts';
import { catchingUp, ProblemError } from './problem-error.ts';

const pathOf = (rejectedId: string, what = ''): string => `/api/rejected/${encodeURIComponent(rejectedId)}${what}`;

/** Counts move slowly beside a list that is full. */
const COUNTS_MS = 10_000;

/** Counts of all that was ever rejected; asked for when the list does not hold all of them. */
export function useRejectedGroups(wanted: boolean) {
	return useQuery({
		queryKey: ['rejected-groups'],
		queryFn: ({ signal }) => fetchJson({ path: '/api/rejected/groups', schema: rejectedGroupsResponse, signal }),
		enabled: wanted,
		refetchInterval: COUNTS_MS,
		staleTime: 0,
	});
}

/** A rejected message with its raw bytes, which never change, and what was done with it; `status` asks anew when that has moved on. */
export function useRejectedMessage(rejectedId: string | null, status: string | null) {
	return useQuery({
		queryKey: ['rejected', rejectedId, status],
		queryFn: ({ signal }) => fetchJson({ path: pathOf(rejectedId ?? ''), schema: rejectedResponse, signal }),
		enabled: rejectedId !== null,
		placeholderData: (previous) => (previous?.rejected.rejectedId === rejectedId ? previous : undefined),
		staleTime: Number.POSITIVE_INFINITY,
	});
}

/** The whole message, byte for byte, however long; asked for when it is wanted. */
export function useWholeMessage(rejectedId: string, wanted: boolean) {
	return useQuery({
		queryKey: ['rejected', rejectedId, 'whole'],
		async queryFn({ signal }) {
			const response = await fetch(pathOf(rejectedId, '/message'), { signal });
			if (!response.ok) {
				const title = `The server answered ${response.status}`;
				throw new ProblemError({ type: 'about:blank', title, status: response.status });
			}
			return new Uint8Array(await response.arrayBuffer());
		},
		enabled: wanted,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 10_000,
	});
}

/** What would become of a mended copy, as it stands now; null asks nothing. */
export function useMendCheck(rejectedId: string, copy: MendRequest | null) {
	return useQuery({
		queryKey: ['mend-check', rejectedId, copy],
		queryFn: ({ signal }) => fetchJson({ path: pathOf(rejectedId, '/check'), method: 'POST', body: copy, schema: mendVerdict, signal }),
		enabled: copy !== null,
		placeholderData: (previous) => previous,
		staleTime: 0,
		gcTime: 10_000,
		retry: (_, error) => catchingUp(error) !== null,
	});
}

const mend = (rejectedId: string, copy: MendRequest) =>
	fetchJson({ path: pathOf(rejectedId, '/mend'), method: 'POST', body: copy, schema: mendResponse });
const replay = (items: ReplayRequest['items']) =>
	fetchJson({ path: '/api/rejected/replay', method: 'POST', body: { items }, schema: replayResponse });

/** Keeps a mended copy in the log. */
export function useMend() {
	return useMutation({ mutationFn: ({ rejectedId, copy }: { rejectedId: string; copy: MendRequest }) => mend(rejectedId, copy) });
}

/** Keeps a copy and sends the very revision that this has given it; one that is kept already is only sent. */
export function useMendAndReplay() {
	return useMutation({
		async mutationFn({ rejectedId, revision, copy }: { rejectedId: string; revision: number | null; copy: MendRequest }) {
			const kept = revision ?? (await mend(rejectedId, copy)).rejected.revision;
			return kept === null ? null : replay([{ rejectedId, revision: kept }]);
		},
	});
}

/** Sends mended copies to the topics that they came from. */
export function useReplay() {
	return useMutation({ mutationFn: replay });
}

/** Ends a dead letter without a replay. */
export function useCloseRejected() {
	return useMutation({
		mutationFn: ({ rejectedId, comment }: { rejectedId: string; comment: string }) =>
			fetchJson({ path: pathOf(rejectedId, '/close'), method: 'POST', body: { comment }, schema: closeResponse }),
	});
}
