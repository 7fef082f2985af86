import { type FeedStatusRecord, feedStatusSchema, JOIN_TYPES, MAX_TOPIC_LENGTH } from '@tideline/domain';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';
import { snapshotRef } from './snapshot.ts';

/** The row of the `control` stream. */
export const feedStatusRecord = zodOfAvro<FeedStatusRecord>(feedStatusSchema);

const topic = z
	.string()
	.trim()
	.regex(/^[A-Za-z0-9._-]*$/, 'expected letters, digits, dot, dash or underscore')
	.max(MAX_TOPIC_LENGTH);

/** What the next generation shall be joined from; blank and missing fields keep the current value. */
const askedFeed = {
	positionsTopic: topic.nullish(),
	accountsTopic: topic.nullish(),
	/** In any case. */
	joinType: z
		.string()
		.trim()
		.toLowerCase()
		.pipe(z.enum(['', ...JOIN_TYPES]))
		.nullish(),
};

/** POST /api/control/check */
export const checkSwapRequest = z.strictObject(askedFeed);
export type CheckSwapRequest = z.input<typeof checkSwapRequest>;

/** POST /api/control. `generation`: the number of the next generation, by which the operator confirms it. */
export const swapRequest = z.strictObject({ ...askedFeed, generation: z.int().min(1) });
export type SwapRequest = z.input<typeof swapRequest>;

/** 202: the control record stands in the log; what comes of it is told by the `control` stream. */
export const swapResponse = z.object({
	topic: z.string(),
	partition: z.int(),
	offset: z.int(),
	/** The number that was confirmed; null when nothing differs and only the status is refreshed. */
	generation: z.int().nullable(),
});
export type SwapResponse = z.infer<typeof swapResponse>;

/** One thing that was looked at before a swap. `STOP` ones refuse it. */
export const swapCheck = z.object({
	field: z.enum(['positionsTopic', 'accountsTopic', 'joinType']),
	verdict: z.enum(['PASS', 'WARN', 'STOP']),
	text: z.string(),
});
export type SwapCheck = z.infer<typeof swapCheck>;

export const checkSwapResponse = z.object({
	/** What would be joined. */
	positionsTopic: z.string(),
	accountsTopic: z.string(),
	joinType: z.enum(JOIN_TYPES),
	/** Something differs from what is shown, or from what is being built. */
	changes: z.boolean(),
	generation: z.int(),
	nextGeneration: z.int(),
	/** Records that the next generation would read before it is shown; null when a topic is missing. */
	records: z.int().nullable(),
	checks: z.array(swapCheck),
});
export type CheckSwapResponse = z.infer<typeof checkSwapResponse>;

/** One partition of a topic: the first offset still there, the next to be written, and the next to be read by us. */
export const partitionState = z.object({ partition: z.int(), low: z.int(), high: z.int(), next: z.int(), lastAt: z.int().nullable() });
export const topicState = z.object({
	topic: z.string(),
	/** What its records are: `Avro tideline.Position`, `JSON accountRecord`, `FIX 4.4`. */
	schema: z.string(),
	/** Id in the schema registry that we write it with; null for what is not Avro. */
	schemaId: z.int().nullable(),
	partitions: z.array(partitionState),
});
export type TopicState = z.infer<typeof topicState>;

/** GET /api/control: the status row with the swap log, and the two topics that are joined. */
export const controlResponse = z.object({ snapshot: snapshotRef, status: feedStatusRecord, topics: z.array(topicState) });
export type ControlResponse = z.infer<typeof controlResponse>;

/** GET /api/feeds/{feed} */
export const feedDetailResponse = z.object({ feed: z.string(), goesTo: z.string(), topics: z.array(topicState) });
export type FeedDetailResponse = z.infer<typeof feedDetailResponse>;
