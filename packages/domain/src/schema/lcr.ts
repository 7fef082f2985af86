import { date, type FromAvro, instant, minor, optional } from './avro-type.ts';
import { FLOW_SIDES, type FlowSide, HQLA_LEVELS, RULEBOOK_IDS, type RulebookId } from './vocabulary.ts';

/** Sum of one line in one currency: exact, in minor units of that currency. */
const lineSum = {
	type: 'record',
	name: 'LineSum',
	fields: [
		{ name: 'side', type: { type: 'enum', name: 'FlowSide', symbols: FLOW_SIDES } },
		{ name: 'line', type: 'string' },
		{ name: 'currency', type: 'string' },
		/** Market value held (stock), or unweighted amount (flow). */
		{ name: 'amount', type: minor },
		/** Stock only: the part that is encumbered or fails the operational test, before haircut. */
		{ name: 'excluded', type: minor },
		/** Positions, balances and trades behind the sum. */
		{ name: 'items', type: 'int' },
	],
} as const;

/** Unweighted flows of one line in one currency by the day that the maturity mismatch counts them on. */
const dayRunFields = [
	{ name: 'side', type: 'FlowSide' },
	{ name: 'line', type: 'string' },
	{ name: 'currency', type: 'string' },
	/** Of day 1 first, then each day up to the last one with a flow; minor units of the currency. */
	{ name: 'days', type: { type: 'array', items: minor } },
] as const;

/** After-haircut value that the unwind of secured deals within 30 days gives back to a level (negative: takes away). */
const unwindSum = {
	type: 'record',
	name: 'UnwindSum',
	fields: [
		{ name: 'level', type: { type: 'enum', name: 'HqlaLevel', symbols: HQLA_LEVELS } },
		{ name: 'subclass', type: 'string' },
		{ name: 'currency', type: 'string' },
		/** Before haircut, signed. */
		{ name: 'amount', type: minor },
	],
} as const;

/** The ratio and what it is made of, all in the reporting currency, rounded once from the exact sums. */
const ratioFields = [
	{ name: 'level1', type: minor },
	{ name: 'level2a', type: minor },
	{ name: 'level2b', type: minor },
	{ name: 'adjustedLevel1', type: minor },
	{ name: 'adjustedLevel2a', type: minor },
	{ name: 'adjustedLevel2b', type: minor },
	{ name: 'level2bCapAdjustment', type: minor },
	{ name: 'level2CapAdjustment', type: minor },
	/** What a limit on covered bonds takes off after both; a record older than this field has it in `level2CapAdjustment`. */
	{ name: 'coveredBondCapAdjustment', type: minor, default: 0 },
	{ name: 'hqla', type: minor },
	{ name: 'grossOutflows', type: minor },
	{ name: 'grossInflows', type: minor },
	{ name: 'cappedInflows', type: minor },
	{ name: 'netCashOutflows', type: minor },
	/** HQLA / net cash outflows; null when there is no net outflow. */
	{ name: 'lcr', type: optional('double') },
] as const;

/** A ratio in short, as it counts and without any override; null when there is no net outflow. */
const shortRatioFields = [
	{ name: 'hqla', type: minor },
	{ name: 'netCashOutflows', type: minor },
	{ name: 'lcr', type: optional('double') },
	{ name: 'bookedHqla', type: minor },
	{ name: 'bookedNetCashOutflows', type: minor },
	{ name: 'bookedLcr', type: optional('double') },
] as const;

/** The group under one rulebook, recomputed from what its entities hold and owe; amounts in the record's currency. */
const regimeRatio = {
	type: 'record',
	name: 'RegimeRatio',
	fields: [{ name: 'rulebook', type: 'RulebookId' }, ...shortRatioFields],
} as const;

/** The ratio of what stands in one significant currency; amounts in that currency. */
const currencyRatio = {
	type: 'record',
	name: 'CurrencyRatio',
	fields: [
		{ name: 'currency', type: 'string' },
		/** What is owed in it, whatever the maturity. */
		{ name: 'liabilities', type: minor },
		/** Of all liabilities: 0.05 is 5 %. */
		{ name: 'share', type: 'double' },
		...shortRatioFields,
	],
} as const;

/** Stock that a group cannot count, because the entity that holds it may not pass it on; amounts in the record's currency. */
const trappedStock = {
	type: 'record',
	name: 'TrappedStock',
	fields: [
		{ name: 'entityId', type: 'string' },
		/** Why it may not, as its reference record says. */
		{ name: 'reason', type: 'string' },
		/** After haircut, before any cap. */
		{ name: 'held', type: minor },
		/** Its own, without intragroup flows: what the group may count of `held` at most. */
		{ name: 'netCashOutflows', type: minor },
		/** What is taken off the group's stock, and of which level. */
		{ name: 'trapped', type: minor },
		{ name: 'level1', type: minor },
		{ name: 'level2a', type: minor },
		{ name: 'level2b', type: minor },
		/** The entity's part of the group's sums: what the above is computed from. */
		{
			name: 'sums',
			type: {
				type: 'array',
				items: {
					type: 'record',
					name: 'RestrictedSum',
					fields: [
						{ name: 'side', type: 'FlowSide' },
						{ name: 'line', type: 'string' },
						{ name: 'currency', type: 'string' },
						{ name: 'amount', type: minor },
						{ name: 'excluded', type: minor },
						{ name: 'items', type: 'int' },
					],
				},
			},
		},
		/** The entity's part of the record's `mismatch`. */
		{ name: 'mismatch', type: { type: 'array', items: { type: 'record', name: 'RestrictedRun', fields: dayRunFields } }, default: [] },
	],
} as const;

/** Key `entityId` (the group is `GROUP`). Compacted. */
export const lcrSchema = {
	type: 'record',
	name: 'Lcr',
	namespace: 'tideline',
	fields: [
		{ name: 'entityId', type: 'string' },
		{ name: 'rulebook', type: { type: 'enum', name: 'RulebookId', symbols: RULEBOOK_IDS } },
		{ name: 'currency', type: 'string' },
		{ name: 'calculationDate', type: date },
		{ name: 'asOf', type: instant },
		/** Count of input records that the fold has applied. */
		{ name: 'sequence', type: 'long' },
		/** Next offset of every input partition: folding the log up to here gives this record again. */
		{
			name: 'inputs',
			type: {
				type: 'array',
				items: {
					type: 'record',
					name: 'InputPosition',
					fields: [
						{ name: 'topic', type: 'string' },
						{ name: 'partition', type: 'int' },
						{ name: 'offset', type: 'long' },
					],
				},
			},
		},
		{ name: 'sums', type: { type: 'array', items: lineSum } },
		{ name: 'unwind', type: { type: 'array', items: unwindSum } },
		/** Decimal strings: units of the reporting currency for one unit. */
		{ name: 'fxRates', type: { type: 'map', values: 'string' } },
		...ratioFields,
		/** The same without any override; equal when none is in force. */
		{ name: 'booked', type: { type: 'record', name: 'BookedRatio', fields: ratioFields } },
		{ name: 'overridesInForce', type: 'int' },
		{
			name: 'limitState',
			type: {
				type: 'enum',
				name: 'LimitState',
				symbols: ['OVER_INTERNAL', 'BELOW_INTERNAL', 'BELOW_EARLY_WARNING', 'BELOW_REGULATORY', 'NOT_APPLICABLE'],
			},
		},
		/** Of the group: it under every rulebook that one of its entities uses, its own first; empty where all use one, and of an entity. */
		{ name: 'regimes', type: { type: 'array', items: regimeRatio }, default: [] },
		/** The currencies in which at least 5 % of the liabilities stand, the largest first. */
		{ name: 'currencies', type: { type: 'array', items: currencyRatio }, default: [] },
		/** Flows by day, where the rulebook has a maturity mismatch add-on: what it is computed from. */
		{ name: 'mismatch', type: { type: 'array', items: { type: 'record', name: 'DayRun', fields: dayRunFields } }, default: [] },
		/** Decimal string: the share of the net outflows that counts, which some rulebooks grant by the size of the bank. */
		{ name: 'outflowAdjustment', type: 'string', default: '1' },
		/** Of the group: what its restricted entities hold beyond their own net outflows. It is off `level1` to `level2b` already. */
		{ name: 'trapped', type: { type: 'array', items: trappedStock }, default: [] },
	],
} as const;

/** Key `entityId`: one point a minute of event time, and one whenever the limit state changes. */
export const lcrHistorySchema = {
	type: 'record',
	name: 'LcrPoint',
	namespace: 'tideline',
	fields: [
		{ name: 'entityId', type: 'string' },
		{ name: 'at', type: instant },
		{ name: 'sequence', type: 'long' },
		{ name: 'currency', type: 'string' },
		{ name: 'hqla', type: minor },
		{ name: 'level1', type: minor },
		{ name: 'level2a', type: minor },
		{ name: 'level2b', type: minor },
		{ name: 'netCashOutflows', type: minor },
		{ name: 'lcr', type: optional('double') },
		{ name: 'overridesInForce', type: 'int' },
	],
} as const;

/** Key `entityId`: what changed, with its effect on the ratio. Kept for a day. */
export const activitySchema = {
	type: 'record',
	name: 'Activity',
	namespace: 'tideline',
	fields: [
		{ name: 'entityId', type: 'string' },
		{ name: 'at', type: instant },
		{ name: 'sequence', type: 'long' },
		{
			name: 'kind',
			type: {
				type: 'enum',
				name: 'ActivityKind',
				symbols: ['TRADE', 'PAYMENT', 'BALANCE', 'PRICE', 'FX_RATE', 'OVERRIDE', 'REFERENCE', 'MANY'],
			},
		},
		/** Trade id, payment id, instrument id, currency, override id; the count for MANY. */
		{ name: 'subject', type: 'string' },
		{ name: 'text', type: 'string' },
		/** In the reporting currency of the entity. */
		{ name: 'hqlaChange', type: minor },
		{ name: 'netCashOutflowsChange', type: minor },
		/** Percentage points of the LCR; null where either ratio is. */
		{ name: 'points', type: optional('double') },
	],
} as const;

export type LineSum = FromAvro<typeof lineSum>;
export type DayRun = Omit<FromAvro<{ type: 'record'; fields: typeof dayRunFields }>, 'side'> & { side: FlowSide };
export type UnwindSum = FromAvro<typeof unwindSum>;
export type Ratio = FromAvro<{ type: 'record'; fields: typeof ratioFields }>;
export type ShortRatio = FromAvro<{ type: 'record'; fields: typeof shortRatioFields }>;
export type RegimeRatio = ShortRatio & { rulebook: RulebookId };
export type CurrencyRatio = FromAvro<typeof currencyRatio>;
export type TrappedStock = Omit<FromAvro<typeof trappedStock>, 'sums' | 'mismatch'> & { sums: LineSum[]; mismatch: DayRun[] };
export type Lcr = Omit<FromAvro<typeof lcrSchema>, 'regimes' | 'trapped' | 'mismatch'> & {
	regimes: RegimeRatio[];
	trapped: TrappedStock[];
	mismatch: DayRun[];
};
export type LcrPoint = FromAvro<typeof lcrHistorySchema>;
export type Activity = FromAvro<typeof activitySchema>;
export type LimitState = Lcr['limitState'];
