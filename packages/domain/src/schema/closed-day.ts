import { date, type FromAvro, instant, minor, optional } from './avro-type.ts';
import { type Lcr, lcrSchema } from './lcr.ts';

/** A cash account as its day ended; all amounts in the account's currency. */
const closedCash = {
	type: 'record',
	name: 'ClosedCash',
	fields: [
		{ name: 'accountId', type: 'string' },
		{ name: 'entityId', type: 'string' },
		{ name: 'name', type: 'string' },
		{ name: 'kind', type: { type: 'enum', name: 'CashAccountKind', symbols: ['CENTRAL_BANK', 'NOSTRO', 'VOSTRO'] } },
		{ name: 'currency', type: 'string' },
		{ name: 'opening', type: minor },
		/** Opening and the payments confirmed by the end of the day: what the next day opens with. */
		{ name: 'closing', type: minor },
		/** Due by the business date and not confirmed when it ended. */
		{ name: 'pending', type: minor },
		{ name: 'low', type: minor },
		{ name: 'lowAt', type: instant },
		/** Balance at the end of each quarter of an hour from the entity's midnight. */
		{ name: 'curve', type: { type: 'array', items: minor } },
	],
} as const;

/**
 * Key `entityId|date`. Compacted, so kept for ever: the figures of a business day as they stood when the next one began. What comes later
 * for that day counts in the days after it and changes nothing here. A group's are made of each entity as its own day ended.
 */
export const closedDaySchema = {
	type: 'record',
	name: 'ClosedDay',
	namespace: 'tideline',
	fields: [
		{ name: 'entityId', type: 'string' },
		/** The business date that has ended. */
		{ name: 'date', type: date },
		/** Null for a group that names no business day of its own. */
		{ name: 'openedAt', type: optional(instant) },
		/** When the next business day began. */
		{ name: 'closedAt', type: instant },
		/** The limits that held, as ratios in decimals: `1.10` is 110 %. */
		{
			name: 'limits',
			type: {
				type: 'record',
				name: 'ClosedLimits',
				fields: [
					{ name: 'regulatory', type: 'string' },
					{ name: 'earlyWarning', type: 'string' },
					{ name: 'internal', type: 'string' },
				],
			},
		},
		/** Ids of the overrides that were in force. */
		{ name: 'overrides', type: { type: 'array', items: 'string' } },
		/**
		 * Its `inputs` are empty of a group, whose figures are of several moments, and where the fold, catching up, had read records of a
		 * partition in another order than the log's. The limit state is that of the closing ratio alone.
		 */
		{ name: 'lcr', type: lcrSchema },
		/** The accounts of the entity, for a group those of every entity. */
		{ name: 'cash', type: { type: 'array', items: closedCash } },
	],
} as const;

export type ClosedCash = FromAvro<typeof closedCash>;
export type ClosedDay = Omit<FromAvro<typeof closedDaySchema>, 'lcr'> & { lcr: Lcr };
