import { ASSET_CLASSES, HQLA_LEVELS, type JoinedPosition } from '@tideline/domain';
import { z } from 'zod';

/**
 * `override`: one is in force; `conflict`: trade and instrument master disagree; `late`: a trade came after its value date; `beyond-held`:
 * more was given or sold than is held and received.
 */
export const POSITION_FLAGS = ['override', 'conflict', 'late', 'beyond-held'] as const;
export type PositionFlag = (typeof POSITION_FLAGS)[number];

/** Most characters of a search. */
export const MAX_SEARCH_LENGTH = 200;

/** What positions are narrowed to, as query parameters: of the page, of REST and of CSV alike. */
export const positionFilter = {
	level: z.enum(HQLA_LEVELS).optional(),
	assetClass: z.enum(ASSET_CLASSES).optional(),
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code')
		.optional(),
	flag: z.enum(POSITION_FLAGS).optional(),
	/** Every word somewhere in name, instrument, account, entity or last trade; any case. */
	search: z.string().trim().max(MAX_SEARCH_LENGTH).optional(),
};
const filter = z.object(positionFilter);
export type PositionFilter = z.infer<typeof filter>;
/** The same where null says that nothing is chosen. */
export type PositionCriteria = { readonly [Name in keyof PositionFilter]?: PositionFilter[Name] | null };

const FLAGGED: Readonly<Record<PositionFlag, (row: JoinedPosition) => boolean>> = {
	override: (row) => row.overrideId !== null,
	conflict: (row) => row.conflict !== null,
	late: (row) => row.lateTrades > 0,
	'beyond-held': (row) => (row.givenBeyondHeld ?? 0) > 0,
};

/** The test that a row has to pass; undefined when nothing is filtered. */
export function acceptsPosition({
	level,
	assetClass,
	currency,
	flag,
	search,
}: PositionCriteria): ((row: JoinedPosition) => boolean) | undefined {
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0 && [level, assetClass, currency, flag].every((value) => value == null)) return undefined;
	return (row) => {
		if (level != null && row.level !== level) return false;
		if (assetClass != null && row.assetClass !== assetClass) return false;
		if (currency != null && row.currency !== currency) return false;
		if (flag != null && !FLAGGED[flag](row)) return false;
		if (words.length === 0) return true;
		const text =
			`${row.name} ${row.instrumentId} ${row.accountId} ${row.accountName ?? ''} ${row.entityId} ${row.lastTradeId ?? ''}`.toLowerCase();
		return words.every((word) => text.includes(word));
	};
}
