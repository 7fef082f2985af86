import { z } from 'zod';

/** GET /api/health: the process answers. */
export const healthResponse = z.object({
	status: z.literal('live'),
	/** Of the streams, see docs/protocol.md. */
	epoch: z.string(),
	startedAt: z.int(),
	now: z.int(),
});
export type HealthResponse = z.infer<typeof healthResponse>;

/** GET /api/ready: 200 once the figures of the day so far are published and each entity has a ratio; before that a `catching-up` problem with the reason. */
export const readyResponse = z.object({
	status: z.literal('ready'),
	/** Records of each topic not read by this process yet. */
	behind: z.record(z.string(), z.int()),
	/** Trades and payments, indexed behind the figures: what is asked of a single one waits for them. */
	day: z.object({
		/** Everything that was in the log at the start is indexed. */
		complete: z.boolean(),
		/** Records indexed, and records that there are. */
		read: z.int(),
		total: z.int(),
		/** Versions of trades that are past the limit of the index (`MAX_INDEXED_TRADES`) and cannot be looked up. */
		forgotten: z.int(),
	}),
});
export type ReadyResponse = z.infer<typeof readyResponse>;

/** GET /api/session: who the server takes the caller for. */
export const sessionResponse = z.object({
	actor: z.string(),
	role: z.string(),
	/** Set while nobody signs in, because no issuer is configured. */
	demo: z.boolean(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;
