import { useQuery } from '@tanstack/react-query';
import { cashLowsResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

const AGAIN_MS = 5_000;

/** The day's low of each currency, to the minute; asked for again every few seconds, for the balances move. */
export function useCashLows(entity: string) {
	return useQuery({
		queryKey: ['cash-lows', entity],
		queryFn: ({ signal }) => fetchJson({ path: `/api/cash/lows?${new URLSearchParams({ entity })}`, schema: cashLowsResponse, signal }),
		refetchInterval: AGAIN_MS,
		staleTime: 0,
	});
}
