import { type Cash, cashSchema, GROUP } from '@tideline/domain';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';
import { entityId } from './query.ts';
import { snapshotRef } from './snapshot.ts';

export const cashRecord = zodOfAvro<Cash>(cashSchema);

/** GET /api/cash, and /api/cash.csv */
export const cashQuery = z.strictObject({ entity: entityId.default(GROUP) });
export type CashQuery = z.infer<typeof cashQuery>;
export const cashResponse = z.object({ snapshot: snapshotRef, rows: z.array(cashRecord) });
export type CashResponse = z.infer<typeof cashResponse>;

/** The lowest that the bank's own accounts of a currency were together in their business day; minor units. */
export const cashLow = z.object({ currency: z.string(), low: z.int(), lowAt: z.int() });
export type CashLow = z.infer<typeof cashLow>;

/** GET /api/cash/lows: vostros are left out, being other people's money. */
export const cashLowsResponse = z.object({ snapshot: snapshotRef, lows: z.array(cashLow) });
export type CashLowsResponse = z.infer<typeof cashLowsResponse>;

/** Newest movements that are kept for an account. */
export const MAX_MOVEMENTS = 200;

/** What moved in one minute; amounts in minor units of the account, `out` negative. */
export const cashMinute = z.object({
	/** Start of the minute. */
	at: z.int(),
	in: z.int(),
	out: z.int(),
	payments: z.int(),
	/** Balance at the end of the minute. */
	balance: z.int(),
});
export type CashMinute = z.infer<typeof cashMinute>;

export const cashMovement = z.object({
	paymentId: z.string(),
	at: z.int(),
	/** Minor units, received positive. */
	amount: z.int(),
	channel: z.enum(['RTGS', 'NOSTRO', 'INTERNAL']),
	tradeId: z.string().nullable(),
	counterpartyId: z.string().nullable(),
	counterpartyName: z.string().nullable(),
	reference: z.string(),
	/** The record that says it. */
	source: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }),
});
export type CashMovement = z.infer<typeof cashMovement>;

/** GET /api/cash/{accountId}/day: the account's business day so far. */
export const cashDayResponse = z.object({
	snapshot: snapshotRef,
	account: cashRecord,
	/** ISO date and IANA zone of the entity's business day; null until it is opened. */
	businessDate: z.string().nullable(),
	timeZone: z.string(),
	/** Midnight of the entity. */
	dayStart: z.int().nullable(),
	/** Minutes with a payment, in order. */
	minutes: z.array(cashMinute),
	/** Payments of the day, of which `movements` holds the newest, newest first. */
	totalMovements: z.int(),
	movements: z.array(cashMovement),
});
export type CashDayResponse = z.infer<typeof cashDayResponse>;
