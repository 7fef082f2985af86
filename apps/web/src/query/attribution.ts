import { useQuery } from '@tanstack/react-query';
import { attributionResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** The open minute is written once a second; what is shown of it may be as old again. */
const OPEN_EVERY_MS = 2_000;

export interface AttributionSpan {
	/** Null: an hour before the end. */
	from: number | null;
	/** Null: up to now, which moves on. */
	to: number | null;
}

/** What moved the ratio of an entity in a span; null asks for nothing. */
export function useAttribution(entity: string, span: AttributionSpan | null) {
	return useQuery({
		queryKey: ['attribution', entity, span?.from ?? null, span?.to ?? null],
		queryFn: ({ signal }) => fetchJson({ path: `/api/lcr/attribution?${searchOf(entity, span)}`, schema: attributionResponse, signal }),
		enabled: span !== null,
		placeholderData: (previous) => (previous?.entityId === entity ? previous : undefined),
		refetchInterval: ({ state }) => (span?.to == null || state.data?.open ? OPEN_EVERY_MS : false),
		refetchOnReconnect: 'always',
	});
}

function searchOf(entity: string, span: AttributionSpan | null): URLSearchParams {
	const search = new URLSearchParams({ entity });
	for (const name of ['from', 'to'] as const) {
		const at = span?.[name];
		if (at != null) search.set(name, String(at));
	}
	return search;
}
