import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type GridSort, parseSort, withSort } from './sort.ts';

/** The order of a page's grid, kept in the URL. `own`: the order without a word of the reader; must keep its identity. */
export function useSort(own: GridSort): { sort: GridSort; onSort(sort: GridSort | null): void } {
	const [params, setParams] = useSearchParams();
	const { column, direction } = parseSort(params, own);
	const sort = useMemo(() => ({ column, direction }), [column, direction]);
	const onSort = useCallback(
		(next: GridSort | null) => setParams((current) => withSort(current, next, own), { replace: true }),
		[setParams, own],
	);
	return { sort, onSort };
}
