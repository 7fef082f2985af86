import { formatDay, GROUP, parseDay } from '@tideline/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { SCALES, type Scale } from '../format/money.ts';
import { withSpan } from './span.ts';

/** Which ratio the screen shows: with the overrides in force, or as the desks booked it. */
const VIEWS = ['adjusted', 'booked'] as const;
export type View = (typeof VIEWS)[number];

/** What every page shares and a link carries: whose figures, in which scale, with or without overrides. */
export interface ViewState {
	entity: string;
	scale: Scale;
	view: View;
	/** A closed business day, ISO 8601; null is now. Only the overview has it. */
	date: string | null;
}
const DEFAULT_SCALE: Scale = 'm';

function isDay(text: string | null): boolean {
	try {
		return text !== null && formatDay(parseDay(text)) === text;
	} catch {
		return false;
	}
}

/** Reads the shared state out of a query string; what is not understood falls back to the default. */
export function parseViewState(params: URLSearchParams): ViewState {
	const entity = params.get('entity') ?? '';
	return {
		entity: /^[A-Za-z0-9_.-]{1,64}$/.test(entity) ? entity : GROUP,
		scale: SCALES.find((scale) => scale === params.get('scale')) ?? DEFAULT_SCALE,
		view: VIEWS.find((view) => view === params.get('view')) ?? 'adjusted',
		date: isDay(params.get('date')) ? params.get('date') : null,
	};
}

/** The query string with a change applied; defaults are left out, so that links stay short. */
export function withViewState(params: URLSearchParams, change: Partial<ViewState>): URLSearchParams {
	const next = new URLSearchParams(params);
	const defaults: ViewState = { entity: GROUP, scale: DEFAULT_SCALE, view: 'adjusted', date: null };
	for (const key of ['entity', 'scale', 'view', 'date'] as const) {
		const value = change[key];
		if (value === undefined) continue;
		if (value === null || value === defaults[key]) next.delete(key);
		else next.set(key, value);
	}
	// A span is of the trend of the day that was shown.
	return change.date === undefined ? next : withSpan(next, null);
}

/** Only the shared part, for links to other pages: they show what is now. */
export function sharedSearch(params: URLSearchParams): string {
	const search = withViewState(new URLSearchParams(), { ...parseViewState(params), date: null }).toString();
	return search ? `?${search}` : '';
}

/** The shared state of the URL, and a way to change it. */
export function useViewState(): ViewState & { change(change: Partial<ViewState>): void; search: string } {
	const [params, setParams] = useSearchParams();
	const change = useCallback(
		(next: Partial<ViewState>) =>
			setParams((current) => withViewState(current, next), { replace: next.entity === undefined && next.date === undefined }),
		[setParams],
	);
	return useMemo(() => ({ ...parseViewState(params), change, search: sharedSearch(params) }), [params, change]);
}
