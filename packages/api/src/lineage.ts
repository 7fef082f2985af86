import { ASSET_CLASSES, HQLA_LEVELS, LIFECYCLES, VERIFIED } from '@tideline/domain';
import { z } from 'zod';
import { positionRecord } from './position.ts';
import { snapshotRef } from './snapshot.ts';

/** Most trades of one answer, newest first. */
export const MAX_LINEAGE_TRADES = 200;

/** One condition of a rule with the value that met it or did not. */
export const ruleCondition = z.object({ text: z.string(), value: z.string(), met: z.boolean() });
export type RuleCondition = z.infer<typeof ruleCondition>;

/** The rule of the rulebook that decides, and why. */
export const ruleDecision = z.object({
	rulebook: z.string(),
	ruleId: z.string(),
	title: z.string(),
	/** Paragraph of the rule text. */
	reference: z.string(),
	/** Which rule of how many in the table, counted from 1; 0 when none matched. */
	ruleNumber: z.int(),
	ruleCount: z.int(),
	level: z.enum(HQLA_LEVELS),
	subclass: z.string(),
	eligible: z.boolean(),
	/** Decimal string, the share lost. */
	haircut: z.string(),
	/** How the rule was checked: against the text, a secondary source, or recalled. */
	verified: z.enum(VERIFIED),
	conditions: z.array(ruleCondition),
});
export type RuleDecision = z.infer<typeof ruleDecision>;

/** A trade behind a position, with the coordinates of its raw message. */
export const lineageTrade = z.object({
	tradeId: z.string(),
	version: z.int(),
	lifecycle: z.enum(LIFECYCLES),
	assetClass: z.enum(ASSET_CLASSES),
	book: z.string(),
	counterpartyId: z.string(),
	counterpartyName: z.string(),
	tradeDate: z.int(),
	valueDate: z.int(),
	/** What it does to the position, quantity times 10^4, signed; null where the trade carries none. */
	quantity: z.int().nullable(),
	/** Times 10^6; null for repo collateral. */
	price: z.int().nullable(),
	currency: z.string(),
	/** Minor units, signed: received positive. */
	cashAmount: z.int(),
	eventTime: z.int(),
	receiveTime: z.int(),
	late: z.boolean(),
	sourceSystem: z.string(),
	source: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }),
});
export type LineageTrade = z.infer<typeof lineageTrade>;

/** GET /api/positions/{key}/lineage */
export const lineageResponse = z.object({
	snapshot: snapshotRef,
	position: positionRecord,
	/** Null while the instrument is not in the reference data. */
	decision: ruleDecision.nullable(),
	/** What the rulebook decides without an override, when one is in force. */
	bookedDecision: ruleDecision.nullable(),
	/** What an override of the whole issuer targets. */
	issuerId: z.string().nullable(),
	issuerName: z.string().nullable(),
	overrideId: z.string().nullable(),
	/** Trades behind the position, of which `trades` holds the newest. */
	totalTrades: z.int(),
	trades: z.array(lineageTrade),
	/** Versions of trades, of any position, that are past the limit of the index: when not zero, `trades` may lack the oldest. */
	tradesForgotten: z.int(),
});
export type LineageResponse = z.infer<typeof lineageResponse>;
