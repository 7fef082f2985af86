/** Words that several schemas and tables share (domain vocabulary of BCBS 238 and FR 2052a). */
export const ASSET_CLASSES = ['FX', 'REPO', 'INTERBANK', 'BOND', 'EQUITY', 'COMMODITY', 'DERIVATIVE'] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

export const LIFECYCLES = ['NEW', 'AMEND', 'CANCEL'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

export const HQLA_LEVELS = ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B', 'INELIGIBLE'] as const;
export type HqlaLevel = (typeof HQLA_LEVELS)[number];

export const FLOW_SIDES = ['STOCK', 'OUTFLOW', 'INFLOW'] as const;
export type FlowSide = (typeof FLOW_SIDES)[number];

export const RULEBOOK_IDS = ['basel', 'us', 'eu'] as const;
export type RulebookId = (typeof RULEBOOK_IDS)[number];

export const COUNTERPARTY_TYPES = [
	'RETAIL',
	'SMALL_BUSINESS',
	'NFC',
	'SOVEREIGN',
	'CENTRAL_BANK',
	'MDB',
	'PSE',
	'BANK',
	'OTHER_FI',
	'OTHER_LEGAL_ENTITY',
] as const;
export type CounterpartyType = (typeof COUNTERPARTY_TYPES)[number];

/** Who stands on the other side of a secured deal, as far as a text asks; foreign ones only where they are told from the domestic. */
export const SECURED_COUNTERPARTIES = [
	'CENTRAL_BANK',
	/** A domestic public-sector entity of at most 20 % risk weight. */
	'PUBLIC',
	'OTHER',
	'SOVEREIGN',
	'MDB',
	'FOREIGN_CENTRAL_BANK',
	'FOREIGN_SOVEREIGN',
] as const;
export type SecuredCounterparty = (typeof SECURED_COUNTERPARTIES)[number];
