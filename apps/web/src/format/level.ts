import type { AssetClass, HqlaLevel } from '@tideline/domain';

/** HQLA levels as people say them. */
export const LEVEL_NAMES: Record<HqlaLevel, string> = { LEVEL_1: '1', LEVEL_2A: '2A', LEVEL_2B: '2B', INELIGIBLE: 'none' };

/** Asset classes in a sentence. */
export const ASSET_CLASS_NAMES: Record<AssetClass, string> = {
	FX: 'FX',
	REPO: 'repo',
	INTERBANK: 'interbank',
	BOND: 'bond',
	EQUITY: 'equity',
	COMMODITY: 'commodity',
	DERIVATIVE: 'derivative',
};

const SUBCLASS_NAMES: Record<string, string> = { rmbs: 'RMBS' };

/** Level and class of an asset: `2B equity`, `2A covered bond`; `not HQLA` for what has no level. */
export function levelWords(level: HqlaLevel, subclass: string): string {
	return level === 'INELIGIBLE' ? 'not HQLA' : `${LEVEL_NAMES[level]} ${SUBCLASS_NAMES[subclass] ?? subclass.replaceAll('-', ' ')}`;
}

/** The first paragraph alone, for narrow columns: `¶54(c)` of `BCBS 238 ¶54(c), footnote 22`. */
export const paragraph = (reference: string) => /¶[^\s,;]+/.exec(reference)?.[0] ?? reference;
