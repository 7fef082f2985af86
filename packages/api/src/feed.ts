import { z } from 'zod';
import { snapshotRef } from './snapshot.ts';

export const feedRecord = z.object({
	topic: z.string(),
	/** Records of the last whole second. */
	perSecond: z.number(),
	/** Records since the earliest of the entities' days began; null where the log keeps only the latest of each key, and while they are counted. */
	today: z.int().nullable(),
	/** Records not folded yet. */
	lag: z.int(),
	lastAt: z.int().nullable(),
	rejected: z.int(),
	state: z.enum(['LIVE', 'CATCHING_UP', 'STALE', 'EMPTY']),
	staleSince: z.int().nullable(),
});

/** GET /api/feeds */
export const feedsResponse = z.object({ snapshot: snapshotRef, rows: z.array(feedRecord) });
export type FeedsResponse = z.infer<typeof feedsResponse>;
