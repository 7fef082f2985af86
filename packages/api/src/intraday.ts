import { z } from 'zod';
import { entityId } from './query.ts';
import { snapshotRef } from './snapshot.ts';

/** GET /api/intraday: the business day so far of an entity's accounts at central banks, by default in its own currency. */
export const intradayQuery = z.strictObject({
	entity: entityId,
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code')
		.optional(),
});

const minorUnits = z.int().meta({ description: 'minor units of the currency' });

/** Indicators of BCBS 248; what no record tells is null, and `untold` says why. */
export const intradayResponse = z.object({
	snapshot: snapshotRef,
	entityId: z.string(),
	currency: z.string(),
	/** ISO date and IANA zone of the entity's business day. */
	businessDate: z.string(),
	timeZone: z.string(),
	/** The day begins, or the last opening balance was taken. */
	from: z.int(),
	/** Accounts that it is of: those whose payments settle in the RTGS system. */
	accounts: z.array(z.string()),
	/** Received less sent, from zero, to the minute: at its lowest and at its highest. */
	largestNegative: minorUnits,
	largestPositive: minorUnits,
	/** Reserves. */
	availableAtStart: minorUnits,
	totalSent: minorUnits,
	totalReceived: minorUnits,
	timeSpecific: z.null(),
	onBehalf: z.null(),
	/** At every full hour of the day so far: what was sent until then, and its share of what was sent so far; null while nothing was. */
	throughput: z.array(z.object({ at: z.int(), sent: minorUnits, share: z.number().nullable() })),
	untold: z.array(z.object({ indicator: z.string(), reason: z.string() })),
});
export type IntradayResponse = z.infer<typeof intradayResponse>;
