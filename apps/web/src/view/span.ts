import { withParams } from './search-params.ts';

const MINUTE = 60_000;

/** Two moments, ms since the epoch, on whole minutes. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** The span of a link; null without one, or where it cannot be understood. */
export function parseSpan(params: URLSearchParams): Span | null {
	const [from, to] = [instant(params.get('from')), instant(params.get('to'))];
	return from === null || to === null || to <= from ? null : { from, to };
}

/** The query string with a span, or without one; what depends on the span goes with it. */
export function withSpan(params: URLSearchParams, span: Span | null): URLSearchParams {
	return withParams(params, { from: span && minuteText(span.from), to: span && minuteText(span.to), ...(span ? {} : { cause: null }) });
}

/**
 * From the minute that one end lies in to the end of the other's, inside of what there is: from the first whole minute of it to the end of
 * its last one, which may be open. Null where that is nothing.
 */
export function spanBetween(one: number, other: number, limit: Span): Span | null {
	const floor = (at: number) => Math.floor(at / MINUTE) * MINUTE;
	const ceil = (at: number) => Math.ceil(at / MINUTE) * MINUTE;
	const from = Math.max(ceil(limit.from), floor(Math.min(one, other)));
	const to = Math.min(ceil(limit.to), ceil(Math.max(one, other)));
	return to > from ? { from, to } : null;
}

/** What a key makes of a span: `step` ms earlier or later, or wider at one end; as it is where there is no room. */
export function movedSpan({ from, to }: Span, change: { by: -1 | 1; widen: boolean; step: number }, limit: Span): Span {
	const step = change.by * change.step;
	const next = change.widen
		? { from: change.by < 0 ? from + step : from, to: change.by > 0 ? to + step : to }
		: { from: from + step, to: to + step };
	return next.from < limit.from || next.to > limit.to ? { from, to } : next;
}

const minuteText = (at: number): string => new Date(at).toISOString().replace(':00.000Z', 'Z');

function instant(text: string | null): number | null {
	if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(text)) return null;
	const at = Date.parse(text);
	return Number.isNaN(at) ? null : at;
}
