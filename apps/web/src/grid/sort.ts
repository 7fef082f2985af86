/** The column that rows are sorted by, and which way. */
export interface GridSort {
	column: string;
	direction: 'asc' | 'desc';
}

const NAME = 'sort';

/** Reads the order out of a query string, such as `sort=name.asc`; without one, or with one that is not understood, the page's own. */
export function parseSort(params: URLSearchParams, fallback: GridSort): GridSort {
	const [, column, direction] = /^([A-Za-z]{1,40})\.(asc|desc)$/.exec(params.get(NAME) ?? '') ?? [];
	return column ? { column, direction: direction === 'asc' ? 'asc' : 'desc' } : fallback;
}

/** The query string with the order in it; null and the page's own order are left out, so that links stay short. */
export function withSort(params: URLSearchParams, sort: GridSort | null, fallback: GridSort): URLSearchParams {
	const next = new URLSearchParams(params);
	if (sort === null || (sort.column === fallback.column && sort.direction === fallback.direction)) next.delete(NAME);
	else next.set(NAME, `${sort.column}.${sort.direction}`);
	return next;
}
