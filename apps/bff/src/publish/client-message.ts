import { z } from 'zod';

/** What a client may send, see docs/protocol.md; anything else ends its connection. */
export const subscribeMessage = z.tuple([z.strictObject({ id: z.string().min(1).max(64), stream: z.string().min(1).max(100) })]);
export const unsubscribeMessage = z.tuple([z.strictObject({ id: z.string().min(1).max(64) })]);
export const acknowledgeMessage = z.tuple([z.int().min(0)]);

/** Streams that one client may follow. */
export const MAX_SUBSCRIPTIONS = 32;
/** Messages that one client may send in a second. */
export const MAX_MESSAGES_PER_SECOND = 300;
/** Clients of one server. */
export const MAX_CLIENTS = 1_000;
/** Bytes of one message from a client. */
export const MAX_MESSAGE_BYTES = 4_096;
