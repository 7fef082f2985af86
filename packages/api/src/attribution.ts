import { CAUSE_CODES, CAUSE_GROUPS, GROUP } from '@tideline/domain';
import { z } from 'zod';
import { entityId, instantParameter } from './query.ts';

const minorUnits = z.int().meta({ description: 'minor units of the reporting currency' });
const ratioUnits = z.int().meta({ description: 'change of the ratio at 10⁻⁹: the changes of the causes add up to that of the span' });
const points = z.number().nullable().meta({ description: 'percentage points with two decimals; null without a ratio at either end' });

/** GET /api/lcr/attribution: by default the last hour that is kept. */
export const attributionQuery = z.strictObject({
	entity: entityId.default(GROUP),
	from: instantParameter.optional(),
	to: instantParameter.optional(),
});
export type AttributionQuery = z.infer<typeof attributionQuery>;

const figuresAt = z.object({
	hqla: minorUnits,
	netCashOutflows: minorUnits,
	lcr: z.number().nullable(),
	/** Per cent with two decimals. */
	percent: z.number().nullable(),
});

const change = { hqlaChange: minorUnits, netCashOutflowsChange: minorUnits, ratioChange: ratioUnits };

/** One event; with an empty subject, several of one minute that were measured together. */
const causeEvent = z.object({ at: z.int(), subject: z.string(), text: z.string(), ...change });
export type AttributedEvent = z.infer<typeof causeEvent>;

const attributedCause = z.object({
	/** Names the cause in links. */
	key: z.string(),
	group: z.enum(CAUSE_GROUPS),
	code: z.enum(CAUSE_CODES),
	subject: z.string(),
	title: z.string(),
	events: z.int(),
	...change,
	points,
	/** Of rates: US dollars for one unit, before the first and after the last event. */
	rates: z.array(z.object({ currency: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
	/** The largest, each as it was measured. */
	largest: z.array(causeEvent),
});
export type AttributedCause = z.infer<typeof attributedCause>;

/** What moved the ratio: the changes of the causes, ranked by size, add up to the difference of the two ends. */
export const attributionResponse = z.object({
	entityId: z.string(),
	currency: z.string(),
	/** The span that was used: the minutes in which the one asked for begins and ends. */
	from: z.int(),
	to: z.int(),
	/** The last minute is not over yet. */
	open: z.boolean(),
	/** What is kept. */
	kept: z.object({ from: z.int(), to: z.int() }),
	method: z.string(),
	start: figuresAt,
	end: figuresAt,
	...change,
	points,
	/** What the points of the causes lack of those of the span: 0, or something was measured wrong. */
	residual: z.number().nullable(),
	/** The same exactly. No part of it is made to fit. */
	unexplained: z.object(change),
	/** Whether an end is that of the trend, which is computed from all sums at once and not from what was measured event by event. */
	recomputed: z.object({ start: z.boolean(), end: z.boolean() }),
	causes: z.array(attributedCause),
});
export type AttributionResponse = z.infer<typeof attributionResponse>;
