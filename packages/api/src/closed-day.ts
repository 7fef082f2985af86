import { type ClosedDay, closedDaySchema, GROUP } from '@tideline/domain';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';
import { entityId } from './query.ts';

/** GET /api/lcr/days */
export const closedDaysQuery = z.strictObject({ entity: entityId.default(GROUP) });
export type ClosedDaysQuery = z.infer<typeof closedDaysQuery>;

/** A business day that is over, with the figures that it closed with, in the reporting currency of its entity. */
export const closedDaySummary = z.object({
	/** ISO 8601. */
	date: z.iso.date(),
	openedAt: z.int().nullable(),
	closedAt: z.int(),
	currency: z.string(),
	lcr: z.number().nullable(),
	hqla: z.int(),
	netCashOutflows: z.int(),
	overridesInForce: z.int(),
});
export type ClosedDaySummary = z.infer<typeof closedDaySummary>;

/** A moment at which an entity went from one business day to its next; a group has those of its entities. */
export const dayRoll = z.object({ entityId: z.string(), at: z.int(), from: z.iso.date() });
export type DayRoll = z.infer<typeof dayRoll>;

/** The newest first. */
export const closedDaysResponse = z.object({ entityId: z.string(), days: z.array(closedDaySummary), rolls: z.array(dayRoll) });
export type ClosedDaysResponse = z.infer<typeof closedDaysResponse>;

/** GET /api/lcr/closed */
export const closedDayQuery = z.strictObject({ entity: entityId.default(GROUP), date: z.iso.date() });
export type ClosedDayQuery = z.infer<typeof closedDayQuery>;
export const closedDayResponse = zodOfAvro<ClosedDay>(closedDaySchema);
export type ClosedDayResponse = z.infer<typeof closedDayResponse>;
