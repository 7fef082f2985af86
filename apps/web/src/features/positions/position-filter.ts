import { ASSET_CLASSES, type AssetClass, HQLA_LEVELS, type HqlaLevel, type Position } from '@tideline/domain';

/** What the grid is narrowed to; the URL carries it. */
export interface PositionFilter {
	search: string;
	level: HqlaLevel | null;
	assetClass: AssetClass | null;
	currency: string | null;
	/** `override`: one is in force; `conflict`: trade and instrument master disagree; `late`: a trade came after its value date. */
	flag: PositionFlag | null;
}
export const POSITION_FLAGS = ['override', 'conflict', 'late'] as const;
type PositionFlag = (typeof POSITION_FLAGS)[number];

const KEYS = ['search', 'level', 'assetClass', 'currency', 'flag'] as const;
const NO_FILTER: PositionFilter = { search: '', level: null, assetClass: null, currency: null, flag: null };
const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null => values.find((value) => value === text) ?? null;

/** Reads the filter from the query string; what is not understood does not filter. */
export function parsePositionFilter(params: URLSearchParams): PositionFilter {
	const currency = params.get('currency');
	return {
		search: params.get('search') ?? '',
		level: oneOf(HQLA_LEVELS, params.get('level')),
		assetClass: oneOf(ASSET_CLASSES, params.get('assetClass')),
		currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
		flag: oneOf(POSITION_FLAGS, params.get('flag')),
	};
}

/** The query string with the filter in it; the rest stays. */
export function withPositionFilter(params: URLSearchParams, change: Partial<PositionFilter>): URLSearchParams {
	const next = new URLSearchParams(params);
	const filter = { ...parsePositionFilter(params), ...change };
	for (const key of KEYS) {
		const value = filter[key];
		if (value) next.set(key, value);
		else next.delete(key);
	}
	return next;
}

const flagged: Record<PositionFlag, (row: Position) => boolean> = {
	override: (row) => row.overrideId !== null,
	conflict: (row) => row.conflict !== null,
	late: (row) => row.lateTrades > 0,
};

/** The test of a row, or undefined when nothing is filtered. Search: every word somewhere in name, ISIN, account or entity, any case. */
export function acceptsPosition(filter: PositionFilter): ((row: Position) => boolean) | undefined {
	if (KEYS.every((key) => filter[key] === NO_FILTER[key])) return undefined;
	const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
	return (row) => {
		if (filter.level !== null && row.level !== filter.level) return false;
		if (filter.assetClass !== null && row.assetClass !== filter.assetClass) return false;
		if (filter.currency !== null && row.currency !== filter.currency) return false;
		if (filter.flag !== null && !flagged[filter.flag](row)) return false;
		if (words.length === 0) return true;
		const text = `${row.name} ${row.instrumentId} ${row.accountId} ${row.entityId} ${row.lastTradeId ?? ''}`.toLowerCase();
		return words.every((word) => text.includes(word));
	};
}
