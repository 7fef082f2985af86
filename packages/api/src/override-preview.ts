import { FLOW_SIDES, type LimitState, type Ratio } from '@tideline/domain';
import { z } from 'zod';
import { ruleCondition } from './lineage.ts';
import { overrideId, overrideProposalRequest } from './override.ts';

/** POST /api/overrides/preview */
export const previewRequest = z.strictObject({ proposal: overrideProposalRequest });
export type PreviewRequest = z.input<typeof previewRequest>;

const amount = z.int().meta({ description: 'minor units of the reporting currency' });
/** The ratio and what it is made of, in minor units of the reporting currency. */
export const ratioRecord = z.object({
	level1: amount,
	level2a: amount,
	level2b: amount,
	adjustedLevel1: amount,
	adjustedLevel2a: amount,
	adjustedLevel2b: amount,
	level2bCapAdjustment: amount,
	level2CapAdjustment: amount,
	/** What a limit on covered bonds takes off, in a rulebook that has one. */
	coveredBondCapAdjustment: amount,
	hqla: amount,
	grossOutflows: amount,
	grossInflows: amount,
	cappedInflows: amount,
	netCashOutflows: amount,
	lcr: z.number().nullable(),
}) as unknown as z.ZodType<Ratio>;

const limitState = z.enum([
	'OVER_INTERNAL',
	'BELOW_INTERNAL',
	'BELOW_EARLY_WARNING',
	'BELOW_REGULATORY',
	'NOT_APPLICABLE',
] satisfies LimitState[]);

/** A line of the LCR that moves, before weighting, in minor units of its own currency. */
export const previewLine = z.object({
	side: z.enum(FLOW_SIDES),
	line: z.string(),
	title: z.string(),
	reference: z.string(),
	currency: z.string(),
	before: z.int(),
	after: z.int(),
});
export type PreviewLine = z.infer<typeof previewLine>;

/** One entity, or the group, before and after. */
export const previewEntity = z.object({
	entityId: z.string(),
	name: z.string(),
	currency: z.string(),
	/** Count of inputs that `before` stands at, as in the entity's `Lcr`. */
	sequence: z.int(),
	before: ratioRecord,
	after: ratioRecord,
	limitBefore: limitState,
	limitAfter: limitState,
	lines: z.array(previewLine),
});
export type PreviewEntity = z.infer<typeof previewEntity>;

/** What the rulebook says about the proposal. */
export const rulebookCheck = z.object({
	/** `NOT_CHECKED` where the proposal sets no level, or the target has no instrument. */
	verdict: z.enum(['AGREES', 'CONTRADICTS', 'NOT_CHECKED']),
	rulebook: z.string(),
	ruleId: z.string().nullable(),
	title: z.string().nullable(),
	reference: z.string().nullable(),
	level: z.string().nullable(),
	subclass: z.string().nullable(),
	conditions: z.array(ruleCondition),
});
export type RulebookCheck = z.infer<typeof rulebookCheck>;

export const WARNING_CODES = [
	'NO_CHANGE',
	'CONTRADICTS_RULEBOOK',
	'FINANCIAL_ISSUER',
	'CAP_BINDS',
	'COLLATERAL_MOVES',
	'NOTHING_TOUCHED',
	'REPLACES_OVERRIDE',
	'LIMIT_CROSSED',
] as const;
export const previewWarning = z.object({ code: z.enum(WARNING_CODES), message: z.string() });
export type PreviewWarning = z.infer<typeof previewWarning>;

/** Most keys that a preview lists. */
export const MAX_PREVIEW_KEYS = 100;

/** GET /api/overrides/{id}/reversal: `before` is now, `after` without the override. No entity while it has not begun. */
export const overrideReversal = z.object({
	overrideId,
	epoch: z.string(),
	/** When it was computed, and the time of the newest datum in it. */
	computedAt: z.int(),
	asOf: z.int(),
	/** The entities touched, then the group. `lines` is empty where the figures without it are those as booked. */
	entities: z.array(previewEntity),
});
export type OverrideReversal = z.infer<typeof overrideReversal>;

export const previewResponse = z.object({
	epoch: z.string(),
	/** When it was computed, and the time of the newest datum in it. */
	computedAt: z.int(),
	asOf: z.int(),
	/** Positions that the proposal touches, of which `positionKeys` lists the first. */
	positions: z.int(),
	positionKeys: z.array(z.string()),
	/** Trades whose rate moves because the target is their collateral. */
	collateralTrades: z.int(),
	/** Trades and cash accounts whose flows move to another line. */
	flows: z.int(),
	/** The entities touched, then the group. */
	entities: z.array(previewEntity),
	rulebookCheck,
	warnings: z.array(previewWarning),
});
export type PreviewResponse = z.infer<typeof previewResponse>;
