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

const SUBCLASS_NAMES: Record<string, string> = {
	rmbs: 'RMBS',
	abs: 'ABS',
	'abs-auto': 'auto ABS',
	gse: 'GSE',
	mdb: 'MDB',
	'ciu.cash': 'fund of reserves',
	'ciu.level1': 'fund',
	'ciu.covered-bond': 'fund of covered bonds',
	'ciu.level2a': 'fund',
	'ciu.2b-securitisation': 'fund of securitisations',
	'ciu.2b-covered-bond': 'fund of covered bonds',
	'ciu.2b-securitisation-other': 'fund of other securitisations',
	'ciu.2b-other': 'fund',
};

/** Level and class of an asset: `2B equity`, `2A covered bond`; `not HQLA` for what has no level. */
export function levelWords(level: HqlaLevel, subclass: string): string {
	return level === 'INELIGIBLE' ? 'not HQLA' : `${LEVEL_NAMES[level]} ${SUBCLASS_NAMES[subclass] ?? subclass.replaceAll('-', ' ')}`;
}

/** The first paragraph alone, for narrow columns: `¶54(c)` of `BCBS 238 ¶54(c), footnote 22`, `Art. 10(1)` of `DR 2015/61 Art. 10(1)`. */
export const paragraph = (reference: string) => /(¶|§|Art\. )[^\s,;]+/.exec(reference)?.[0] ?? reference;
