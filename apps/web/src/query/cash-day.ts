import { useQuery } from '@tanstack/react-query';
import { cashDayResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** The business day of one account so far; asked for again every few seconds while it is open. */
export function useCashDay(accountId: string) {
	return useQuery({
		queryKey: ['cash-day', accountId],
		queryFn: ({ signal }) => fetchJson({ path: `/api/cash/${encodeURIComponent(accountId)}/day`, schema: cashDayResponse, signal }),
		refetchInterval: 5_000,
		staleTime: 0,
	});
}
