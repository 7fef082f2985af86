import { useQuery } from '@tanstack/react-query';
import { type AttributionResponse, attributionResponse } from '@tideline/api';
import { fetchJson } from './fetch-json.ts';

/** The open minute is written once a second; what is shown of it may be as old again. */
const OPEN_EVERY_MS = 2_000;
const LONG_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

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
		refetchInterval: ({ state }) => (span?.to == null || state.data?.open ? intervalOf(state.data) : false),
		refetchOnReconnect: 'always',
	});
}

/** Whether a span is one of days, which take the server a second to add up: it is asked for anew once a minute. */
export const isLong = ({ from, to }: Pick<AttributionResponse, 'from' | 'to'>): boolean => to - from > DAY_MS;
const intervalOf = (data: AttributionResponse | undefined): number => (data && isLong(data) ? LONG_EVERY_MS : OPEN_EVERY_MS);

const LAST_HOUR: AttributionSpan = { from: null, to: null };

/** From when to when it is kept what moved the ratio of an entity. */
export function useKeptAttribution(entity: string) {
	return useQuery({
		queryKey: ['attribution-kept', entity],
		queryFn: ({ signal }) =>
			fetchJson({ path: `/api/lcr/attribution?${searchOf(entity, LAST_HOUR)}`, schema: attributionResponse, signal }),
		select: ({ kept }) => kept,
		refetchInterval: LONG_EVERY_MS,
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
