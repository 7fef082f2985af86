import { FLOW_GROUPS, RULEBOOK_IDS, shockSchema, shocksSchema } from '@tideline/domain';
import { z } from 'zod';
import { ratioRecord } from './override-preview.ts';
import { entityId } from './query.ts';

/** Most of a balance-sheet file that is taken, bytes of the whole request. */
export const MAX_WHAT_IF_BYTES = 1024 * 1024;
/** Most faults of a file that an answer names; its detail says how many there are. */
export const MAX_FILE_FAULTS = 1_000;

/** GET /api/lcr/file: the book behind the latest ratio of an entity, as a balance-sheet file. */
export const lcrFileQuery = z.strictObject({ entity: entityId });

/** POST /api/what-if: a scenario on the book of an entity as it stands, or on a balance-sheet file (docs/lcr-file.md). */
export const whatIfRequest = z.strictObject({
	source: z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('live'), entity: entityId }),
		z.strictObject({ kind: z.literal('file'), document: z.unknown() }),
	]),
	/** In the order in which they happen. */
	shocks: shocksSchema,
});
export type WhatIfRequest = z.input<typeof whatIfRequest>;

const amount = z.int().meta({ description: 'minor units of the reporting currency' });
const points = z.int().nullable().meta({ description: 'ten-thousandths of a percentage point; null without a ratio before or after' });
const outcome = z.object({ ratio: ratioRecord, maturityMismatchAddOn: amount });
const lineAmounts = z.object({ amount, weighted: amount });

const step = outcome.extend({
	shock: shockSchema,
	/** Assets, flows and deals that it touches. */
	touched: z.int(),
	/** Items that it takes from one class of the stock to another. */
	reclassified: z.array(z.object({ from: z.string(), to: z.string(), items: z.int() })),
	points,
});
export type WhatIfStep = z.infer<typeof step>;

const line = z.object({
	side: z.enum(['OUTFLOW', 'INFLOW']),
	line: z.string(),
	title: z.string(),
	reference: z.string(),
	group: z.enum(FLOW_GROUPS),
	before: lineAmounts,
	after: lineAmounts,
	/** Its exact weighted amount is another one. */
	moved: z.boolean(),
});
export type WhatIfLine = z.infer<typeof line>;

const days = z.array(amount);
const ladderSide = z.object({
	inflows: days,
	outflows: days,
	/** Inflows less outflows so far. */
	cumulative: days,
	/** Counterbalancing capacity and the cumulative gap. */
	left: days,
});
const ladder = z.object({
	/** ISO dates from the first day of the horizon; every list has one figure for each. */
	days: z.array(z.string()),
	before: ladderSide,
	after: ladderSide,
});
export type WhatIfLadder = z.infer<typeof ladder>;

/** What the forms of a scenario offer. */
const choices = z.object({
	lines: z.array(z.object({ line: z.string(), title: z.string(), group: z.enum(FLOW_GROUPS), rate: z.string() })),
	classes: z.array(z.object({ id: z.string(), title: z.string(), level: z.string(), subclass: z.string(), items: z.int() })),
	currencies: z.array(z.object({ currency: z.string(), rate: z.string() })),
	facilities: z.array(z.object({ id: z.string(), name: z.string(), line: z.string(), currency: z.string(), amount: z.int() })),
	parties: z.array(z.object({ id: z.string(), name: z.string(), inflows: amount })),
	/** All lines that a new trade may be on, and all classes that it may be of. */
	borrowing: z.array(z.object({ line: z.string(), title: z.string() })),
	lending: z.array(z.object({ line: z.string(), title: z.string() })),
	securities: z.array(z.object({ level: z.string(), subclass: z.string(), title: z.string() })),
});
export type WhatIfChoices = z.infer<typeof choices>;

export const whatIfResponse = z.object({
	/** The record of the entity that the scenario starts from; null for a file. */
	record: z.object({ entityId: z.string(), sequence: z.int(), asOf: z.int() }).nullable(),
	rulebook: z.enum(RULEBOOK_IDS),
	currency: z.string(),
	/** ISO date. */
	calculationDate: z.string(),
	before: outcome,
	after: outcome,
	points,
	/** Each on top of those before it: their points add up to the whole change. */
	steps: z.array(step),
	lines: z.array(line),
	/** At the rates of the LCR; money without a date runs off over the business days. */
	ladder,
	choices,
});
export type WhatIfResponse = z.infer<typeof whatIfResponse>;
