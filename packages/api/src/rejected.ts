import { REJECT_REASONS } from '@tideline/domain';
import { z } from 'zod';
import { rawMessage } from './message.ts';
import { paging } from './query.ts';
import { snapshotRef } from './snapshot.ts';

/** A dead letter as listed. `rejectedId` is `topic.partition.offset` of the message. */
export const rejectedRecord = z.object({
	rejectedId: z.string(),
	topic: z.string(),
	partition: z.int(),
	offset: z.int(),
	key: z.string().nullable(),
	reason: z.enum(REJECT_REASONS),
	message: z.string(),
	path: z.string(),
	position: z.int().nullable(),
	receivedAt: z.int(),
	rejectedAt: z.int(),
	/** Bytes of the whole message, and its beginning with control characters replaced. */
	size: z.int(),
	preview: z.string(),
});

/** GET /api/rejected: newest first. */
export const rejectedQuery = z.strictObject({
	topic: z.string().min(1).max(64).optional(),
	reason: z.enum(REJECT_REASONS).optional(),
	...paging,
});
export type RejectedQuery = z.infer<typeof rejectedQuery>;
export const rejectedListResponse = z.object({
	snapshot: snapshotRef,
	/** Dead letters since the start of the log, and those that are kept in the list and match. */
	rejectedEver: z.int(),
	total: z.int(),
	rows: z.array(rejectedRecord),
});
export type RejectedListResponse = z.infer<typeof rejectedListResponse>;

/** GET /api/rejected/{id}: with the raw message. */
export const rejectedResponse = z.object({ rejected: rejectedRecord, raw: rawMessage });
export type RejectedResponse = z.infer<typeof rejectedResponse>;
