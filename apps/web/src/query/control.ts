import { useMutation, useQuery } from '@tanstack/react-query';
import {
	type CheckSwapRequest,
	checkSwapResponse,
	controlResponse,
	feedDetailResponse,
	type SwapRequest,
	swapResponse,
} from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Offsets move: they are asked for anew at this pace while they are in sight. */
const OFFSETS_MS = 2_000;

/** The joined feed with the partitions of its topics. */
export function useControl(generation: number) {
	return useQuery({
		queryKey: ['control', generation],
		queryFn: ({ signal }) => fetchJson({ path: '/api/control', schema: controlResponse, signal }),
		placeholderData: (previous) => previous,
		refetchInterval: OFFSETS_MS,
		staleTime: 0,
	});
}

/** A feed with its topics, their partitions and schema; null asks nothing. */
export function useFeedDetail(feed: string | null) {
	return useQuery({
		queryKey: ['feed', feed],
		queryFn: ({ signal }) => fetchJson({ path: `/api/feeds/${encodeURIComponent(feed ?? '')}`, schema: feedDetailResponse, signal }),
		enabled: feed !== null,
		refetchInterval: OFFSETS_MS,
		staleTime: 0,
	});
}

/** Whether a swap could be made, as it stands now; `generation` asks anew when another one is shown. */
export function useSwapCheck(asked: CheckSwapRequest, generation: number) {
	return useQuery({
		queryKey: ['swap-check', asked, generation],
		queryFn: ({ signal }) => fetchJson({ path: '/api/control/check', method: 'POST', body: asked, schema: checkSwapResponse, signal }),
		placeholderData: (previous) => previous,
		staleTime: 0,
		gcTime: 10_000,
	});
}

/** Puts a swap into the log; what comes of it is told by the `control` stream. */
export function useSwap() {
	return useMutation({
		mutationFn: (request: SwapRequest) => fetchJson({ path: '/api/control', method: 'POST', body: request, schema: swapResponse }),
	});
}
