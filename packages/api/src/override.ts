import {
	ASSET_CLASSES,
	HQLA_LEVELS,
	isReadable,
	MAX_COMMENT_LENGTH,
	OVERRIDE_EVENT_KINDS,
	REASON_CODES,
	UNREADABLE,
} from '@tideline/domain';
import { z } from 'zod';
import { entityId } from './query.ts';
import { snapshotRef } from './snapshot.ts';

export const OVERRIDE_STATES = ['DRAFT', 'PENDING', 'IN_FORCE', 'SCHEDULED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'REVERSED'] as const;
export const OVERRIDE_TARGETS = ['TRADE', 'INSTRUMENT', 'ISSUER', 'COUNTERPARTY'] as const;

export const overrideId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/, 'expected 8 to 64 letters, digits, "-" or "_"');

/** What a person proposes: a target, and at least one value to set. Null leaves a value as it is. */
export const overrideProposalRequest = z.strictObject({
	targetKind: z.enum(OVERRIDE_TARGETS),
	targetId: z.string().min(1).max(64),
	/** Null: every entity. */
	entityId: entityId.nullable().default(null),
	assetClass: z.enum(ASSET_CLASSES).nullable().default(null),
	level: z.enum(HQLA_LEVELS).nullable().default(null),
	subclass: z.string().min(1).max(32).nullable().default(null),
	eligible: z.boolean().nullable().default(null),
	encumbered: z.boolean().nullable().default(null),
	flowLine: z.string().min(1).max(64).nullable().default(null),
	reasonCode: z.enum(REASON_CODES),
	comment: z.string().trim().min(1).max(MAX_COMMENT_LENGTH),
	/** Milliseconds since the epoch; null: at once. */
	effectiveFrom: z.int().min(0).nullable().default(null),
	/** Milliseconds since the epoch; at most `MAX_OVERRIDE_DAYS` ahead. */
	expiresAt: z.int().min(0),
});
export type OverrideProposalRequest = z.input<typeof overrideProposalRequest>;

/** An override as it stands now, folded from its events. */
export const overrideRecord = z.object({
	overrideId: z.string(),
	state: z.enum(OVERRIDE_STATES),
	targetKind: z.enum(OVERRIDE_TARGETS),
	targetId: z.string(),
	targetName: z.string(),
	entityId: z.string().nullable(),
	assetClass: z.string().nullable(),
	level: z.string().nullable(),
	subclass: z.string().nullable(),
	eligible: z.boolean().nullable(),
	encumbered: z.boolean().nullable(),
	flowLine: z.string().nullable(),
	reasonCode: z.string(),
	comment: z.string(),
	effectiveFrom: z.int(),
	expiresAt: z.int(),
	maker: z.string(),
	createdAt: z.int(),
	endedAt: z.int().nullable(),
	endedBy: z.string().nullable(),
	positions: z.int(),
});

/** One event of an override that took effect. */
export const overrideStep = z.object({
	kind: z.enum(OVERRIDE_EVENT_KINDS),
	at: z.int(),
	actor: z.string(),
	actorRole: z.string(),
	/** Where it came from: an address, or `engine` for what time does. */
	from: z.string(),
	/** Set where the event carries a proposal. */
	reasonCode: z.string().nullable(),
	comment: z.string(),
});
export type OverrideStep = z.infer<typeof overrideStep>;

/** GET /api/overrides/{id}: the override and its events, oldest first. */
export const overrideTrail = z.object({ override: overrideRecord, trail: z.array(overrideStep) });
export type OverrideTrail = z.infer<typeof overrideTrail>;

/** GET /api/overrides: newest first. */
export const overridesQuery = z.strictObject({ state: z.enum(OVERRIDE_STATES).optional(), entity: entityId.optional() });
export type OverridesQuery = z.infer<typeof overridesQuery>;
export const overridesResponse = z.object({ snapshot: snapshotRef, rows: z.array(overrideRecord) });
export type OverridesResponse = z.infer<typeof overridesResponse>;

/** POST /api/overrides: the client names the override, so that sending it twice creates it once. */
export const createOverrideRequest = z.strictObject({ overrideId, proposal: overrideProposalRequest });
export type CreateOverrideRequest = z.input<typeof createOverrideRequest>;

/** POST /api/overrides/{id}/reverse */
export const reverseOverrideRequest = z.strictObject({
	comment: z.string().trim().max(MAX_COMMENT_LENGTH).refine(isReadable, UNREADABLE).default(''),
});
export type ReverseOverrideRequest = z.input<typeof reverseOverrideRequest>;

/** Answer to create and reverse: the override as it stands after the event. */
export const overrideResponse = z.object({ override: overrideRecord });
export type OverrideResponse = z.infer<typeof overrideResponse>;
