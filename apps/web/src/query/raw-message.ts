import { useQuery } from '@tanstack/react-query';
import { rawMessage } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** Coordinates of a record in the log. */
interface Coordinates {
	topic: string;
	partition: number;
	offset: number;
}

/** A message as its desk sent it; it never changes. Null asks nothing. */
export function useRawMessage(source: Coordinates | null) {
	return useQuery({
		queryKey: ['message', source],
		queryFn: ({ signal }) =>
			fetchJson({
				path: `/api/messages/${encodeURIComponent(source?.topic ?? '')}/${source?.partition}/${source?.offset}`,
				schema: rawMessage,
				signal,
			}),
		enabled: source !== null,
		staleTime: Number.POSITIVE_INFINITY,
	});
}
