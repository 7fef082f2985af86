import { GROUP, type Position, positionSchema } from '@tideline/domain';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';
import { positionFilter } from './position-filter.ts';
import { entityId, paging } from './query.ts';
import { snapshotRef } from './snapshot.ts';

export const positionRecord = zodOfAvro<Position>(positionSchema);

/** GET /api/positions, and /api/positions.csv with the same parameters. */
export const positionsQuery = z.strictObject({
	entity: entityId.default(GROUP),
	...positionFilter,
	...paging,
});
export type PositionsQuery = z.infer<typeof positionsQuery>;
export const positionsResponse = z.object({
	snapshot: snapshotRef,
	/** Positions that match, of which `rows` is one page. */
	total: z.int(),
	rows: z.array(positionRecord),
});
export type PositionsResponse = z.infer<typeof positionsResponse>;
