import { date, type FromAvro, instant, minor, optional, price, quantity } from './avro-type.ts';
import { type AssetClass, LIFECYCLES } from './vocabulary.ts';

/** One pay or receive of an FX deal's leg; amounts are positive. */
const fxLeg = {
	type: 'record',
	name: 'FxLeg',
	fields: [
		{ name: 'valueDate', type: date },
		{ name: 'buyCurrency', type: 'string' },
		{ name: 'buyAmount', type: minor },
		{ name: 'buyAccountId', type: 'string' },
		{ name: 'sellCurrency', type: 'string' },
		{ name: 'sellAmount', type: minor },
		{ name: 'sellAccountId', type: 'string' },
	],
} as const;

export const fxSchema = {
	type: 'record',
	name: 'Fx',
	fields: [
		{ name: 'kind', type: { type: 'enum', name: 'FxKind', symbols: ['SPOT', 'FORWARD', 'SWAP'] } },
		{ name: 'legs', type: { type: 'array', items: fxLeg } },
	],
} as const;

export const repoSchema = {
	type: 'record',
	name: 'Repo',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'RepoSide', symbols: ['REPO', 'REVERSE_REPO'] } },
		{ name: 'currency', type: 'string' },
		{ name: 'cashAmount', type: minor },
		{ name: 'repurchaseAmount', type: minor },
		{ name: 'repoRate', type: 'string' },
		{ name: 'cashAccountId', type: 'string' },
		{ name: 'collateralInstrumentId', type: 'string' },
		{ name: 'collateralQuantity', type: quantity },
		{ name: 'collateralAccountId', type: 'string' },
		{ name: 'rehypothecable', type: 'boolean' },
	],
} as const;

export const interbankSchema = {
	type: 'record',
	name: 'Interbank',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'InterbankSide', symbols: ['PLACEMENT', 'TAKING'] } },
		{ name: 'currency', type: 'string' },
		{ name: 'principal', type: minor },
		{ name: 'interest', type: minor },
		{ name: 'rate', type: 'string' },
		{ name: 'cashAccountId', type: 'string' },
		{ name: 'operational', type: 'boolean' },
	],
} as const;

const securityFields = [
	{ name: 'instrumentId', type: 'string' },
	{ name: 'quantity', type: quantity },
	{ name: 'price', type: price },
	{ name: 'currency', type: 'string' },
	{ name: 'cashAmount', type: minor },
	{ name: 'cashAccountId', type: 'string' },
	{ name: 'custodyAccountId', type: 'string' },
] as const;

export const bondSchema = {
	type: 'record',
	name: 'Bond',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'BondSide', symbols: ['BUY', 'SELL'] } },
		...securityFields,
		{ name: 'accrued', type: minor },
	],
} as const;

export const equitySchema = {
	type: 'record',
	name: 'Equity',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'EquitySide', symbols: ['BUY', 'SELL'] } },
		...securityFields,
		{ name: 'securityType', type: 'string' },
		{ name: 'cfiCode', type: optional('string') },
		{ name: 'exchange', type: optional('string') },
	],
} as const;

export const commoditySchema = {
	type: 'record',
	name: 'Commodity',
	fields: [{ name: 'side', type: { type: 'enum', name: 'CommoditySide', symbols: ['BUY', 'SELL'] } }, ...securityFields],
} as const;

const cashFlow = {
	type: 'record',
	name: 'CashFlow',
	fields: [
		{ name: 'payDate', type: date },
		{ name: 'currency', type: 'string' },
		/** Signed: received positive, paid negative. */
		{ name: 'amount', type: minor },
		{ name: 'cashAccountId', type: 'string' },
	],
} as const;

export const derivativeSchema = {
	type: 'record',
	name: 'Derivative',
	fields: [
		{ name: 'product', type: 'string' },
		{ name: 'nettingAgreementId', type: optional('string') },
		{ name: 'cashFlows', type: { type: 'array', items: cashFlow } },
	],
} as const;

/** Where a record came from, so that every figure can be followed to the raw message. */
const source = {
	type: 'record',
	name: 'Source',
	fields: [
		{ name: 'topic', type: 'string' },
		{ name: 'partition', type: 'int' },
		{ name: 'offset', type: 'long' },
	],
} as const;

const envelopeFields = [
	{ name: 'tradeId', type: 'string' },
	{ name: 'version', type: 'int' },
	{ name: 'lifecycle', type: { type: 'enum', name: 'Lifecycle', symbols: LIFECYCLES } },
	{ name: 'entityId', type: 'string' },
	{ name: 'book', type: 'string' },
	{ name: 'counterpartyId', type: 'string' },
	{ name: 'tradeDate', type: date },
	{ name: 'settlementDate', type: date },
	{ name: 'valueDate', type: date },
	/** The last contractual date; null where there is none (spot, equity) or it is open. */
	{ name: 'maturityDate', type: optional(date) },
	{ name: 'sourceSystem', type: 'string' },
	{ name: 'source', type: source },
	/** When the desk says that it happened. */
	{ name: 'eventTime', type: instant },
	/** When the log took the raw message. */
	{ name: 'receiveTime', type: instant },
	/** The value date had passed when the message was received. */
	{ name: 'late', type: 'boolean' },
] as const;

/** The Avro schema of every `trades.*` topic: an envelope and one branch an asset class. */
export const tradeSchema = {
	type: 'record',
	name: 'Trade',
	namespace: 'tideline',
	fields: [
		...envelopeFields,
		{
			name: 'details',
			type: [fxSchema, repoSchema, interbankSchema, bondSchema, equitySchema, commoditySchema, derivativeSchema],
		},
	],
} as const;

/** Fields that a person reads and no figure depends on. */
const DESCRIPTIVE = ['book', 'tradeDate', 'sourceSystem', 'source', 'receiveTime'] as const;
const isDescriptive = (name: string): boolean => (DESCRIPTIVE as readonly string[]).includes(name);

/** What a reader of trades asks for that needs only what figures are computed from (Avro's projection): it skips the rest. */
export const tradeTermsSchema = { ...tradeSchema, fields: tradeSchema.fields.filter(({ name }) => !isDescriptive(name)) } as const;

/** The branch of the union that carries an asset class. */
export const TRADE_BRANCHES = {
	FX: 'tideline.Fx',
	REPO: 'tideline.Repo',
	INTERBANK: 'tideline.Interbank',
	BOND: 'tideline.Bond',
	EQUITY: 'tideline.Equity',
	COMMODITY: 'tideline.Commodity',
	DERIVATIVE: 'tideline.Derivative',
} as const satisfies Record<AssetClass, string>;

export type FxDetails = FromAvro<typeof fxSchema>;
export type RepoDetails = FromAvro<typeof repoSchema>;
export type InterbankDetails = FromAvro<typeof interbankSchema>;
export type BondDetails = FromAvro<typeof bondSchema>;
export type EquityDetails = FromAvro<typeof equitySchema>;
export type CommodityDetails = FromAvro<typeof commoditySchema>;
export type DerivativeDetails = FromAvro<typeof derivativeSchema>;
export type RecordSource = FromAvro<typeof source>;

export type TradeEnvelope = FromAvro<{ type: 'record'; fields: typeof envelopeFields }>;

/** A normalised trade. `assetClass` is the branch of the Avro union, set by the codec, not a field on the wire. */
export type Trade = TradeEnvelope &
	(
		| { assetClass: 'FX'; details: FxDetails }
		| { assetClass: 'REPO'; details: RepoDetails }
		| { assetClass: 'INTERBANK'; details: InterbankDetails }
		| { assetClass: 'BOND'; details: BondDetails }
		| { assetClass: 'EQUITY'; details: EquityDetails }
		| { assetClass: 'COMMODITY'; details: CommodityDetails }
		| { assetClass: 'DERIVATIVE'; details: DerivativeDetails }
	);

/** What figures are computed from: a trade without its descriptive fields. */
export type TradeTerms = Trade extends infer One ? (One extends Trade ? Omit<One, (typeof DESCRIPTIVE)[number]> : never) : never;
export type TermsEnvelope = Omit<TradeEnvelope, (typeof DESCRIPTIVE)[number]>;
