import { entityRecord } from '@tideline/domain';
import { z } from 'zod';

/** Balances of core banking, and how many of them were reported before the business day of their entity opened. */
export const coreBalanceCount = z.object({ total: z.int(), earlier: z.int() });
export type CoreBalanceCount = z.infer<typeof coreBalanceCount>;

/** An entity with the business day that it is in. */
export const entity = z.object({
	...entityRecord.shape,
	/** ISO date; null until its day is opened. */
	businessDate: z.string().nullable(),
	openedAt: z.string().nullable(),
	/** Null until the day is indexed. */
	balances: coreBalanceCount.nullable(),
});
export type Entity = z.infer<typeof entity>;

/** GET /api/entities: the group last. */
export const entitiesResponse = z.object({ entities: z.array(entity) });
export type EntitiesResponse = z.infer<typeof entitiesResponse>;
