import { GROUP, type Lcr, type LcrPoint, lcrHistorySchema, lcrSchema } from '@tideline/domain';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';
import { entityId, instantParameter } from './query.ts';
import { snapshotRef } from './snapshot.ts';

export const lcrRecord = zodOfAvro<Lcr>(lcrSchema);
export const lcrPoint = zodOfAvro<LcrPoint>(lcrHistorySchema);

/** GET /api/lcr */
export const lcrQuery = z.strictObject({ entity: entityId.default(GROUP) });
export type LcrQuery = z.infer<typeof lcrQuery>;
export const lcrResponse = z.object({ snapshot: snapshotRef, lcr: lcrRecord });
export type LcrResponse = z.infer<typeof lcrResponse>;

/** Most points of one answer; a finer `step` is widened to fit. */
export const MAX_HISTORY_POINTS = 2_000;

/** GET /api/lcr/history: of every step the lowest and the highest ratio are kept, so that no breach is smoothed away. */
export const lcrHistoryQuery = z.strictObject({
	entity: entityId.default(GROUP),
	from: instantParameter.optional(),
	to: instantParameter.optional(),
	/** Milliseconds. */
	step: z.coerce.number().int().min(1_000).max(86_400_000).default(60_000),
});
export type LcrHistoryQuery = z.infer<typeof lcrHistoryQuery>;
export const lcrHistoryResponse = z.object({
	entityId: z.string(),
	from: z.int(),
	to: z.int(),
	/** The step that was used, milliseconds. */
	step: z.int(),
	points: z.array(lcrPoint),
});
export type LcrHistoryResponse = z.infer<typeof lcrHistoryResponse>;
