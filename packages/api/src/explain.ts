import { COMPOSITION_LIMITS, FLOW_SIDES, GROUP, LCR_ITEM_KINDS, RULEBOOK_IDS, VERIFIED } from '@tideline/domain';
import { z } from 'zod';
import { ruleCondition } from './lineage.ts';
import { entityId, MAX_PAGE } from './query.ts';

/** GET /api/lcr/explain: the ratio, and as far as they are named the line, what is behind it, and one of its entries. */
export const explainQuery = z.strictObject({
	entity: entityId.default(GROUP),
	/** `outflow:wholesale.financial` */
	line: z
		.string()
		.regex(/^(stock|outflow|inflow):[A-Za-z0-9._-]{1,80}$/, 'expected a side and a line, such as outflow:wholesale.financial')
		.optional(),
	/** The `id` of a row behind the line. */
	holder: z.string().min(1).max(400).optional(),
	/** The `id` of an entry of that row. */
	entry: z.string().min(1).max(400).optional(),
	/** The payments of an account before the one with this id; of one that is not among them the newest. */
	before: z.string().min(1).max(400).optional(),
	/** Rows of a level at most, the largest first; the answer says how many there are and what the others come to. */
	limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
});
export type ExplainQuery = z.infer<typeof explainQuery>;

const figures = {
	/** Market value, or unweighted; minor units of the reporting currency. */
	amount: z.int(),
	/** Counted, or weighted: these add up to the figure above. */
	weighted: z.int(),
};

/** A row of a rulebook: what decides about a line. */
const lineRule = z.object({
	title: z.string(),
	reference: z.string(),
	condition: z.string(),
	/** Decimal string: the share that counts or flows. */
	rate: z.string(),
	/** How the row was checked: against the text, a secondary source, or recalled. */
	verified: z.enum(VERIFIED),
});

export const explainedLine = z.object({ id: z.string(), side: z.enum(FLOW_SIDES), line: z.string(), ...lineRule.shape, ...figures });
export type ExplainedLineRow = z.infer<typeof explainedLine>;

/** The rows of a level that are left out for their number. */
const leftOut = z.object({ count: z.int(), ...figures });
export type LeftOutRows = z.infer<typeof leftOut>;

/** What stands behind a line: a position, a counterparty, a balance, an account. */
export const explainedHolder = z.object({
	id: z.string(),
	kind: z.enum(['POSITION', 'COUNTERPARTY', 'BALANCE', 'ACCOUNT']),
	name: z.string(),
	/** Where: the entity, and for a position its account. */
	detail: z.string(),
	/** Items of the book that it stands for. */
	items: z.int(),
	overrideId: z.string().nullable(),
	...figures,
});
export type ExplainedHolder = z.infer<typeof explainedHolder>;

const place = z.object({ topic: z.string(), partition: z.int(), offset: z.int() });

/** What made it: a trade, a balance as it was reported, a payment; or what takes from it. `OTHER` is what nothing that was read accounts for. */
export const explainedEntry = z.object({
	id: z.string(),
	kind: z.enum([
		...LCR_ITEM_KINDS,
		'OPENING',
		'PAYMENT',
		'LATER_PAYMENTS',
		'EARLIER_PAYMENTS',
		'COLLATERAL',
		'ENCUMBERED',
		'SOLD',
		'BEYOND_HELD',
		'OTHER',
	]),
	name: z.string(),
	tradeId: z.string().nullable(),
	/** When it was booked, reported or confirmed. */
	at: z.int().nullable(),
	/** Contractual day, days since 1970-01-01; null for what is held, on demand or open. */
	due: z.int().nullable(),
	/** In its own currency, before weighting and conversion; null where it is a quantity. */
	own: z.object({ currency: z.string(), amount: z.int() }).nullable(),
	/** Quantity times 10^4, signed; of a position. */
	quantity: z.int().nullable(),
	overrideId: z.string().nullable(),
	/** The raw message; null for what no single message says. */
	source: place.nullable(),
	/** What to ask `before` for the payments that it stands for, null for the newest; null for what stands for itself. */
	opens: z.object({ before: z.string().nullable() }).nullable(),
	...figures,
});
export type ExplainedEntry = z.infer<typeof explainedEntry>;

/** What decided about an entry: the rule and what met it. */
export const explainedRule = z.object({ ruleId: z.string(), ...lineRule.shape, conditions: z.array(ruleCondition) });
export type ExplainedRule = z.infer<typeof explainedRule>;

/** Where an entry that an override decides about stands without it. */
const explainedBooked = z.object({
	/** `outflow:wholesale.financial`; the same as the line that is open where the override moves something else. */
	line: z.string(),
	rule: explainedRule,
});
export type ExplainedBooked = z.infer<typeof explainedBooked>;

const level = <Row extends z.ZodType>(row: Row) => ({
	rows: z.array(row),
	/** Of all rows, those left out among them. */
	count: z.int(),
	leftOut: leftOut.nullable(),
	/** The rows and what is left out add up to the figure above, to the minor unit, and records account for all of it. */
	ties: z.boolean(),
});

/** How far a limit on what the stock is made of is used, after unwind. */
const explainedCap = z.object({
	/** The share of level 2, of level 2B, or of level 1 other than covered bonds, which is a least share. */
	cap: z.enum(COMPOSITION_LIMITS),
	/** Decimal string: `0.4` is 40 %. */
	limit: z.string(),
	/** Of what counts: the limit itself where it binds; null without a stock. */
	share: z.number().nullable(),
	/** Before any cut. */
	uncutShare: z.number().nullable(),
	binds: z.boolean(),
	/** What the limit takes off the stock. */
	cut: z.int(),
});
export type ExplainedCap = z.infer<typeof explainedCap>;

/** The maturity mismatch add-on, or what the outflow adjustment percentage takes off. */
const explainedStep = z.object({
	id: z.enum(['maturity-mismatch', 'outflow-adjustment']),
	...lineRule.omit({ rate: true }).shape,
	/** In minor units, added to outflows less inflows. */
	amount: z.int(),
});
export type ExplainedStep = z.infer<typeof explainedStep>;

/** The ratio by its parts. */
const explainedRatio = z.object({
	lcr: z.number().nullable(),
	hqla: z.int(),
	grossOutflows: z.int(),
	grossInflows: z.int(),
	inflowLimit: z.int(),
	/** Outflows less these and with the steps are the net cash outflows. */
	deductedInflows: z.int(),
	/** What the rulebook does to outflows less inflows, where that moves the figure. */
	steps: z.array(explainedStep),
	netCashOutflows: z.int(),
	/** Taken off the stock beyond what is held of that which a limit falls on. */
	cutBeyondHeld: z.int(),
	/** The limits on what the stock is made of, those that the rulebook has. */
	caps: z.array(explainedCap),
	/** Of a group: what its restricted entities hold beyond what they need. */
	trapped: z.int(),
	/** As booked, without any override. */
	booked: z.object({ lcr: z.number().nullable(), hqla: z.int(), netCashOutflows: z.int() }),
	overridesInForce: z.int(),
	ties: z.boolean(),
});

export const explainResponse = z.object({
	entityId: z.string(),
	rulebook: z.enum(RULEBOOK_IDS),
	currency: z.string(),
	/** Days since 1970-01-01. */
	calculationDate: z.int(),
	/** The one cut through the log that everything below is of. */
	asOf: z.int(),
	sequence: z.int(),
	ratio: explainedRatio,
	lines: z.array(explainedLine),
	/** Null when no line is named, or the one that is has nothing any more; so with the levels below it. */
	line: z.object({ of: explainedLine, ...level(explainedHolder) }).nullable(),
	holder: z.object({ of: explainedHolder, ...level(explainedEntry) }).nullable(),
	entry: z.object({ of: explainedEntry, rule: explainedRule.nullable(), booked: explainedBooked.nullable() }).nullable(),
});
export type ExplainResponse = z.infer<typeof explainResponse>;
