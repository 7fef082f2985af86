import { entityRecord } from '@tideline/domain';
import { z } from 'zod';

/** An entity with the business day that it is in. */
export const entity = z.object({
	...entityRecord.shape,
	/** ISO date; null until its day is opened. */
	businessDate: z.string().nullable(),
	openedAt: z.string().nullable(),
});
export type Entity = z.infer<typeof entity>;

/** GET /api/entities: the group last. */
export const entitiesResponse = z.object({ entities: z.array(entity) });
export type EntitiesResponse = z.infer<typeof entitiesResponse>;
