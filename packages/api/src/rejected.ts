import { DEAD_LETTER_EVENT_KINDS, DEAD_LETTER_STATUSES, REJECT_REASONS } from '@tideline/domain';
import { z } from 'zod';
import { rawMessage } from './message.ts';
import { paging } from './query.ts';
import { snapshotRef } from './snapshot.ts';

/** Dead letters that the list and the stream `rejected` hold, the newest. */
export const MAX_REJECTED_ROWS = 1_000;
/** Dead letters that are opened, mended and closed here, the newest; all of them stay in `trades.rejected`. */
export const MAX_DEAD_LETTERS = 100_000;

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
	/** The dead letter whose replay this is, when it is one. */
	replayOf: z.string().nullable(),
	status: z.enum(DEAD_LETTER_STATUSES),
	/** Names the mended copy that is to be replayed, or was. */
	revision: z.int().nullable(),
	replayedAt: z.int().nullable(),
	replayedBy: z.string().nullable(),
	/** Where the replayed message stands in the topic; rejected again, this makes the id of the next dead letter. */
	replayPartition: z.int().nullable(),
	replayOffset: z.int().nullable(),
	/** The trade that the replay has become. */
	tradeId: z.string().nullable(),
});
export type RejectedRecord = z.infer<typeof rejectedRecord>;

/** GET /api/rejected: newest first. */
export const rejectedQuery = z.strictObject({
	topic: z.string().min(1).max(64).optional(),
	reason: z.enum(REJECT_REASONS).optional(),
	status: z.enum(DEAD_LETTER_STATUSES).optional(),
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

/** Dead letters of one reason from one source since the start of the log, by what has become of them. */
export const rejectedGroup = z.object({
	reason: z.enum(REJECT_REASONS),
	topic: z.string(),
	total: z.int(),
	/** To be mended or closed, the mended ones among them. */
	open: z.int(),
	mended: z.int(),
	/** Replayed, whatever came of it. */
	replayed: z.int(),
	accepted: z.int(),
	rejectedAgain: z.int(),
	closed: z.int(),
});
export type RejectedGroup = z.infer<typeof rejectedGroup>;

/** GET /api/rejected/groups: the most open ones first. */
export const rejectedGroupsResponse = z.object({ snapshot: snapshotRef, groups: z.array(rejectedGroup) });
export type RejectedGroupsResponse = z.infer<typeof rejectedGroupsResponse>;

/** Something that was done with a dead letter, or came of it. */
export const deadLetterStep = z.object({
	kind: z.enum(DEAD_LETTER_EVENT_KINDS),
	at: z.int(),
	actor: z.string(),
	actorRole: z.string(),
	from: z.string(),
	comment: z.string(),
});
export type DeadLetterStep = z.infer<typeof deadLetterStep>;

/** Bytes of a message as text. Bytes that are not UTF-8 come in base64. */
const messageText = { encoding: z.enum(['utf8', 'base64']), text: z.string() };

/** GET /api/rejected/{id}: with the raw message, the mended copy when there is one, and what was done, oldest first. */
export const rejectedResponse = z.object({
	rejected: rejectedRecord,
	raw: rawMessage,
	copy: z.object({ ...messageText, size: z.int() }).nullable(),
	steps: z.array(deadLetterStep),
});
export type RejectedResponse = z.infer<typeof rejectedResponse>;

export const rejectedParams = z.strictObject({ id: z.string().min(1).max(120) });

/** POST /api/rejected/{id}/check and /mend: the mended copy whole; BodyLength and CheckSum of FIX are set anew. */
export const mendRequest = z.strictObject(messageText);
export type MendRequest = z.infer<typeof mendRequest>;

/** What would become of a mended copy, as the normaliser would judge it now. */
export const mendVerdict = z.object({
	accepted: z.boolean(),
	/** Set when it is accepted. */
	trade: z
		.object({
			tradeId: z.string(),
			version: z.int(),
			lifecycle: z.string(),
			topic: z.string(),
			/** The newest version of the trade that is booked already; null when there is none or trades are still being indexed. */
			bookedVersion: z.int().nullable(),
		})
		.nullable(),
	/** Set when it is not. `position` counts in the copy. */
	fault: z.object({ reason: z.enum(REJECT_REASONS), message: z.string(), path: z.string(), position: z.int().nullable() }).nullable(),
	size: z.int(),
	/** Fields of the FIX frame that were set anew. */
	reframed: z.array(z.object({ tag: z.enum(['9', '10']), before: z.string().nullable(), after: z.string() })),
	/** It differs from the original. */
	changed: z.boolean(),
});
export type MendVerdict = z.infer<typeof mendVerdict>;

/** 201: the copy stands in the log. */
export const mendResponse = z.object({ rejected: rejectedRecord, verdict: mendVerdict });
export type MendResponse = z.infer<typeof mendResponse>;

/** POST /api/rejected/{id}/close */
export const MAX_CLOSE_COMMENT = 500;
export const closeRequest = z.strictObject({ comment: z.string().trim().min(3).max(MAX_CLOSE_COMMENT) });
export type CloseRequest = z.infer<typeof closeRequest>;
export const closeResponse = z.object({ rejected: rejectedRecord });
export type CloseResponse = z.infer<typeof closeResponse>;

/** Most messages that are replayed by one request. */
export const MAX_REPLAYS = 200;

/** POST /api/rejected/replay: mended copies, by the revision that was seen. The same again replays nothing twice. */
export const replayRequest = z.strictObject({
	items: z
		.array(z.strictObject({ rejectedId: z.string().min(1).max(120), revision: z.int().min(0) }))
		.min(1)
		.max(MAX_REPLAYS),
});
export type ReplayRequest = z.infer<typeof replayRequest>;
export const replayResult = z.object({
	rejectedId: z.string(),
	/** ALREADY: this very copy was replayed before; nothing was written. */
	result: z.enum(['REPLAYED', 'ALREADY', 'REFUSED']),
	/** Why it was refused. */
	detail: z.string().nullable(),
	/** Where the replay stands; null when it was refused, or is not known yet. */
	place: z.object({ topic: z.string(), partition: z.int(), offset: z.int() }).nullable(),
});
export type ReplayResult = z.infer<typeof replayResult>;
export const replayResponse = z.object({ results: z.array(replayResult) });
export type ReplayResponse = z.infer<typeof replayResponse>;
