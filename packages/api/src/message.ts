import { z } from 'zod';

/** Most bytes of a raw message in an answer. */
export const MAX_MESSAGE_BYTES = 262_144;

/** A message as the log holds it. Bytes that are not UTF-8 come in base64. */
export const rawMessage = z.object({
	topic: z.string(),
	partition: z.int(),
	offset: z.int(),
	key: z.string().nullable(),
	timestamp: z.int(),
	encoding: z.enum(['utf8', 'base64']),
	text: z.string(),
	/** Bytes of the whole message; more than `text` holds when `truncated`. */
	size: z.int(),
	truncated: z.boolean(),
	/** Of a replay: `topic.partition.offset` of the rejected message that it replays. */
	replayOf: z.string().nullable(),
});
export type RawMessage = z.infer<typeof rawMessage>;

/** GET /api/messages/{topic}/{partition}/{offset} */
export const messageParams = z.strictObject({
	topic: z.string().regex(/^[a-z][a-z.-]{1,40}$/, 'expected the name of a topic'),
	partition: z.coerce.number().int().min(0).max(1_000),
	offset: z.coerce.number().int().min(0),
});
export type MessageParams = z.infer<typeof messageParams>;
