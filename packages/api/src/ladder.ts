import { FLOW_GROUPS, FLOW_SIDES, GROUP, LADDER_ASSUMPTIONS, LCR_ITEM_KINDS, RULEBOOK_IDS } from '@tideline/domain';
import { z } from 'zod';
import { entityId } from './query.ts';
import { snapshotRef } from './snapshot.ts';

/** What a ladder can be narrowed to, as query parameters of the page, of REST and of CSV alike. */
const ladderFilter = {
	entity: entityId.default(GROUP),
	assumptions: z.enum(LADDER_ASSUMPTIONS).default('lcr'),
	/** One currency, in its own units; absent: all of them, in the entity's. */
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code')
		.optional(),
	/** The level of HQLA that the capacity is of; absent: every level. */
	level: z.enum(['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B']).optional(),
};

/** GET /api/ladder, and /api/ladder.csv */
export const ladderQuery = z.strictObject(ladderFilter);
export type LadderQuery = z.infer<typeof ladderQuery>;

const byDay = z.array(z.int()).meta({ description: 'by day from 1, minor units' });
const columns = {
	days: byDay,
	/** Without a date, where nothing is assumed of it. */
	open: z.int(),
	/** Due behind the horizon. */
	beyond: z.int(),
	total: z.int(),
};
const side = z.object({ ...columns, groups: z.array(z.object({ group: z.enum(FLOW_GROUPS), ...columns })) });
const onDay = z.object({ day: z.int(), amount: z.int() }).nullable();

/** Amounts in minor units of `currency`, weighted by the assumptions; outflows are above zero, a gap is below. */
export const ladderResponse = z.object({
	snapshot: snapshotRef,
	/** Of the `lcr` record that the ladder is of. */
	sequence: z.int(),
	entityId: z.string(),
	rulebook: z.enum(RULEBOOK_IDS),
	/** ISO date, the day before day 1. */
	calculationDate: z.string(),
	assumptions: z.enum(LADDER_ASSUMPTIONS),
	currency: z.string(),
	/** Those that the book of the entity is in. */
	currencies: z.array(z.string()),
	/** Those that have no rate yet: what is in them is left out. */
	withoutRate: z.array(z.string()),
	days: z.array(
		z.object({
			day: z.int(),
			date: z.string(),
			/** No currency of the ladder settles. */
			closed: z.boolean(),
			holidays: z.array(z.object({ currency: z.string(), name: z.string() })),
		}),
	),
	outflows: side,
	inflows: side,
	net: byDay,
	cumulative: byDay,
	/** Counterbalancing capacity: HQLA after haircut and caps. */
	capacity: byDay,
	left: byDay,
	/** The day of the largest cumulative gap; null when more comes than goes on every day. */
	peak: onDay,
	leastLeft: onDay,
	/** First day that the capacity does not cover; null: it covers all of them. */
	short: z.int().nullable(),
	/** Days from the first that are covered. */
	lasts: z.int(),
	/** From the last day's cumulative gap to the net cash outflows of the LCR; null in a contractual ladder. */
	bridge: z
		.object({
			netOutflows: z.int(),
			steps: z.array(z.object({ kind: z.enum(['INFLOW_CAP', 'MATURITY_MISMATCH', 'OUTFLOW_ADJUSTMENT']), amount: z.int() })),
			netCashOutflows: z.int(),
			inflowLimit: z.int(),
		})
		.nullable(),
});
export type LadderResponse = z.infer<typeof ladderResponse>;

/** Most flows of one answer; what is left out is named with its sum. */
export const MAX_CELL_FLOWS = 200;

/** GET /api/ladder/flows: what stands behind a figure of the table; without a group it is the whole side. */
export const ladderFlowsQuery = z.strictObject({
	...ladderFilter,
	side: z.enum(FLOW_SIDES).exclude(['STOCK']),
	group: z.enum(FLOW_GROUPS).optional(),
	/** A day from 1, several days (`8-14`), `open` or `beyond`. */
	column: z.string().regex(/^(\d{1,3}(-\d{1,3})?|open|beyond)$/, 'expected a day from 1, days such as "8-14", "open" or "beyond"'),
});
export type LadderFlowsQuery = z.infer<typeof ladderFlowsQuery>;

export const ladderFlow = z.object({
	kind: z.enum(LCR_ITEM_KINDS),
	id: z.string(),
	entityId: z.string(),
	/** The row of Explain that it is in, below its line. */
	holder: z.string(),
	name: z.string(),
	counterpartyName: z.string().nullable(),
	tradeId: z.string().nullable(),
	/** The line of the rulebook that weighs it; null in a contractual ladder. */
	line: z.string().nullable(),
	group: z.enum(FLOW_GROUPS),
	currency: z.string(),
	/** Minor units of its own currency, unweighted. */
	amount: z.int(),
	/** Decimal or ratio. */
	rate: z.string(),
	/** ISO date; null without one. */
	due: z.string().nullable(),
	/** What of it stands in the cell, minor units of the ladder's currency. */
	weighted: z.int(),
});
export type LadderFlowRow = z.infer<typeof ladderFlow>;

/** The flows add up to `amount` with what is left out. */
export const ladderFlowsResponse = z.object({
	snapshot: snapshotRef,
	sequence: z.int(),
	currency: z.string(),
	amount: z.int(),
	flows: z.array(ladderFlow),
	leftOut: z.object({ flows: z.int(), weighted: z.int() }),
});
export type LadderFlowsResponse = z.infer<typeof ladderFlowsResponse>;
