import type { Day } from '../day.ts';
import type { Quantity } from '../quantity.ts';
import { date, type FromAvro, instant, minor, optional, price, quantity } from './avro-type.ts';
import { ASSET_CLASSES, FLOW_SIDES, HQLA_LEVELS, RULEBOOK_IDS, SECURED_COUNTERPARTIES } from './vocabulary.ts';

/** What one position adds to one line of the LCR, before weighting, in the position's currency. */
const contribution = {
	type: 'record',
	name: 'Contribution',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'FlowSide', symbols: FLOW_SIDES } },
		{ name: 'line', type: 'string' },
		{ name: 'currency', type: 'string' },
		{ name: 'amount', type: minor },
	],
} as const;

/** Secured deals within the horizon on one security, summed: what a reclassification of the security moves to another line. */
const secured = {
	type: 'record',
	name: 'SecuredSum',
	fields: [
		/** OUTFLOW: repo. INFLOW: reverse repo. */
		{ name: 'side', type: 'FlowSide' },
		/** Who may lower the rate of a repo (¶115). */
		{ name: 'counterparty', type: { type: 'enum', name: 'SecuredCounterparty', symbols: SECURED_COUNTERPARTIES } },
		{ name: 'currency', type: 'string' },
		/** When the deals end: the maturity mismatch counts them by day. Null: by day is not asked, or they are open. */
		{ name: 'due', type: optional(date), default: null },
		/** Cash due back, unweighted, zero or more, in `currency`. */
		{ name: 'cash', type: minor },
		/** The part of the cash whose collateral may be used: what the unwind exchanges if the security is HQLA (Annex 1). */
		{ name: 'unwindCash', type: minor },
		/** Market value of that collateral, before haircut, zero or more, in the position's currency. */
		{ name: 'unwindCollateral', type: minor },
		/** Between two entities of the group: the group has none of it. */
		{ name: 'intragroup', type: 'boolean', default: false },
	],
} as const;

/** Key `entity|account|instrument`, with `#tradeId` behind it where an override carves one trade out. Compacted. */
export const positionSchema = {
	type: 'record',
	name: 'Position',
	namespace: 'tideline',
	fields: [
		{ name: 'key', type: 'string' },
		{ name: 'entityId', type: 'string' },
		{ name: 'accountId', type: 'string' },
		{ name: 'instrumentId', type: 'string' },
		{ name: 'name', type: 'string' },
		{ name: 'currency', type: 'string' },
		{ name: 'assetClass', type: { type: 'enum', name: 'AssetClass', symbols: ASSET_CLASSES } },
		/** The class that the trades book it as; differs while an override sets another. */
		{ name: 'bookedAssetClass', type: 'AssetClass' },
		{ name: 'settled', type: quantity },
		{ name: 'pending', type: quantity },
		{ name: 'projected', type: quantity },
		/** Null until the market has priced the instrument. */
		{ name: 'price', type: optional(price) },
		{ name: 'marketValue', type: minor },
		{ name: 'encumberedQuantity', type: quantity },
		{ name: 'encumberedValue', type: minor },
		/** Collateral received that may be re-used: held beside what is settled. Null in a record older than this field. */
		{ name: 'received', type: optional(quantity), default: null },
		/**
		 * Given as collateral, or sold and still to be delivered, beyond what is held and received: a gap that something has to cover, and that
		 * is neither stock nor flow. Zero in most positions.
		 */
		{ name: 'givenBeyondHeld', type: quantity, default: 0 },
		{ name: 'level', type: { type: 'enum', name: 'HqlaLevel', symbols: HQLA_LEVELS } },
		{ name: 'subclass', type: 'string' },
		{ name: 'eligible', type: 'boolean' },
		{ name: 'rulebook', type: { type: 'enum', name: 'RulebookId', symbols: RULEBOOK_IDS } },
		{ name: 'ruleId', type: 'string' },
		{ name: 'reference', type: 'string' },
		/** Decimal string, the share lost: 0.15. */
		{ name: 'haircut', type: 'string' },
		{ name: 'haircutAmount', type: minor },
		/** Unencumbered, eligible market value after haircut, before the caps. */
		{ name: 'counted', type: minor },
		{ name: 'contributions', type: { type: 'array', items: contribution } },
		/** Redemption and coupons of the unencumbered part due within the horizon: an inflow only outside the stock (¶72, ¶155). */
		{ name: 'maturing', type: minor },
		/** When that falls due; null when nothing does. */
		{ name: 'maturesOn', type: optional(date), default: null },
		{ name: 'secured', type: { type: 'array', items: secured } },
		/** Set when trade and instrument master disagree on the asset class: what the master says. */
		{
			name: 'conflict',
			type: optional({
				type: 'record',
				name: 'Conflict',
				fields: [
					{ name: 'masterAssetClass', type: 'AssetClass' },
					{ name: 'ruleId', type: 'string' },
				],
			}),
		},
		{ name: 'overrideId', type: optional('string') },
		{ name: 'trades', type: 'int' },
		{ name: 'lastTradeId', type: optional('string') },
		{ name: 'lateTrades', type: 'int' },
		{ name: 'updatedAt', type: instant },
		{ name: 'sequence', type: 'long' },
	],
} as const;

export type Contribution = FromAvro<typeof contribution>;
export type SecuredSum = Omit<FromAvro<typeof secured>, 'side' | 'due'> & { side: 'OUTFLOW' | 'INFLOW'; due?: Day | null };
export type Position = Omit<
	FromAvro<typeof positionSchema>,
	'bookedAssetClass' | 'conflict' | 'secured' | 'maturesOn' | 'received' | 'givenBeyondHeld'
> & {
	maturesOn?: Day | null;
	received?: Quantity | null;
	givenBeyondHeld?: Quantity;
	bookedAssetClass: (typeof ASSET_CLASSES)[number];
	secured: SecuredSum[];
	conflict: { masterAssetClass: (typeof ASSET_CLASSES)[number]; ruleId: string } | null;
};

/** Key `accountId`. Compacted. All amounts in the account's currency. */
export const cashSchema = {
	type: 'record',
	name: 'Cash',
	namespace: 'tideline',
	fields: [
		{ name: 'accountId', type: 'string' },
		{ name: 'entityId', type: 'string' },
		{ name: 'name', type: 'string' },
		{ name: 'kind', type: { type: 'enum', name: 'AccountKind', symbols: ['CENTRAL_BANK', 'NOSTRO', 'VOSTRO'] } },
		{ name: 'currency', type: 'string' },
		{ name: 'opening', type: minor },
		/** Opening and confirmed payments. */
		{ name: 'current', type: minor },
		/** Due by the business date and not confirmed yet. */
		{ name: 'pending', type: minor },
		/** Current and pending. */
		{ name: 'projected', type: minor },
		{ name: 'low', type: minor },
		{ name: 'lowAt', type: instant },
		/** Balance at the end of each quarter of an hour of the business day so far, from the entity's midnight. */
		{ name: 'curve', type: { type: 'array', items: minor } },
		{ name: 'contributions', type: { type: 'array', items: contribution } },
		{ name: 'overrideId', type: optional('string') },
		{ name: 'updatedAt', type: instant },
		{ name: 'sequence', type: 'long' },
	],
} as const;
export type Cash = FromAvro<typeof cashSchema>;
