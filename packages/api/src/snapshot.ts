import { z } from 'zod';

/** The state of a stream that an answer was taken from: equal to what a client of the stream shows at this `seq`. */
export const snapshotRef = z.object({
	stream: z.string(),
	epoch: z.string(),
	seq: z.int(),
	asOf: z.int().meta({ description: 'milliseconds since 1970-01-01T00:00:00Z' }),
});
export type SnapshotRef = z.infer<typeof snapshotRef>;
