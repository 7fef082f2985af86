import { COLUMN_TITLES, HIDDEN_AT_FIRST, type PositionColumnId } from './position-column-list.ts';

const NAME = 'hide';

/** The columns that the reader left out, from a query string such as `hide=accountId,pending`; those hidden at first without one. */
export function parseHidden(params: URLSearchParams): ReadonlySet<PositionColumnId> {
	const text = params.get(NAME);
	if (text === null) return new Set(HIDDEN_AT_FIRST);
	const names = text.split(',');
	return new Set(COLUMN_TITLES.flatMap(([id]) => (names.includes(id) ? [id] : [])));
}

/** The query string with the columns left out in it; the choice at first is no part of a link. */
export function withHidden(params: URLSearchParams, hidden: ReadonlySet<PositionColumnId>): URLSearchParams {
	const next = new URLSearchParams(params);
	const asAtFirst = hidden.size === HIDDEN_AT_FIRST.length && HIDDEN_AT_FIRST.every((id) => hidden.has(id));
	if (asAtFirst) next.delete(NAME);
	else next.set(NAME, [...hidden].sort().join(','));
	return next;
}
