import { MAX_SEARCH_LENGTH, POSITION_FLAGS, type PositionFilter as Query } from '@tideline/api';
import { ASSET_CLASSES, HQLA_LEVELS } from '@tideline/domain';
import { withParams } from '../../view/search-params.ts';

/** What the grid is narrowed to, null where nothing is chosen; the URL carries it. */
export type PositionFilter = { search: string } & { [Name in Exclude<keyof Query, 'search'>]: NonNullable<Query[Name]> | null };

/** Nothing is searched and nothing chosen: every position is listed. */
export const NO_FILTER: PositionFilter = { search: '', level: null, assetClass: null, currency: null, flag: null };

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null => values.find((value) => value === text) ?? null;

/** Reads the filter from the query string; what is not understood does not filter. */
export function parsePositionFilter(params: URLSearchParams): PositionFilter {
	const currency = params.get('currency');
	return {
		search: (params.get('search') ?? '').slice(0, MAX_SEARCH_LENGTH),
		level: oneOf(HQLA_LEVELS, params.get('level')),
		assetClass: oneOf(ASSET_CLASSES, params.get('assetClass')),
		currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
		flag: oneOf(POSITION_FLAGS, params.get('flag')),
	};
}

/** The query string with the filter in it; the rest stays. */
export function withPositionFilter(params: URLSearchParams, change: Partial<PositionFilter>): URLSearchParams {
	return withParams(params, { ...parsePositionFilter(params), ...change });
}
